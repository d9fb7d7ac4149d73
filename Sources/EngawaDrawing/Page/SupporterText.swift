import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// The text in a supporter's box: the name, and smaller the number, the year and the signs of what the ties bring.
struct SupporterText {
    /// What stands beside the name, in the size of marks.
    enum Mark: Hashable {
        /// The number that leads back to the data.
        case number
        /// The year in which the oldest tie began, and the signs of what the ties bring.
        case signs
    }

    /// One way to write it.
    struct Form {
        var lines: [String]
        /// The marks that follow on the name's last line.
        var behind: [Mark] = []
        /// The marks on a line of their own.
        var below: [Mark] = []
        /// The size of the box around it, in ems of the name.
        var size: Size
    }

    /// The height of a line, in ems of its own size.
    static let lineHeight = 1.0
    /// What a box adds to its text, in ems: across and in height.
    static let padding = Size(width: 0.7, height: 0.46)
    /// The space before marks in the line, as text.
    private static let markSpace = "\u{A0}\u{A0}"
    /// The space between two marks.
    private static let between = "\u{A0}"

    private let number: String
    private let signs: String
    /// What has become of its ties, before the name.
    private let change: String
    private let wraps: [WrappedText]
    /// What a heavy outline takes of the box's height, in ems.
    private let outline: Double

    init(_ supporter: Supporter, language: Language) {
        number = supporter.number.map { String($0) } ?? ""
        signs = Self.signs(supporter, language: language)
        change = supporter.changes.map(ChangeStyle.sign).joined()
        wraps = TextWrap.options(
            DotText.visible(Self.shortened(supporter.name)),
            most: 6,
            isPerson: supporter.kindClass == .person && !supporter.isWithheld
        )
        outline = KindStyle(supporter) == .government ? 0.14 : 0
    }

    private func text(_ mark: Mark) -> String {
        switch mark {
        case .number: number
        case .signs: signs
        }
    }

    /// The marks that there are.
    private var marks: [Mark] { [.number, .signs].filter { !text($0).isEmpty } }

    /// The label of one form, in a font of this size with marks of `markPoints`.
    func label(_ form: Form, font: Double, markPoints: Double) -> DotLabel {
        var lines = form.lines.map { [DotLabel.Run($0)] }
        if !change.isEmpty { lines[0].insert(DotLabel.Run(change + Self.between, isBold: true), at: 0) }
        lines[lines.count - 1] += runs(form.behind, after: Self.markSpace, size: markPoints)
        if !form.below.isEmpty { lines.append(runs(form.below, after: "", size: markPoints)) }
        return DotLabel(lines: lines, lead: DotLabel.balancingLead(font: font))
    }

    /// Marks as pieces of a line; the number is the quieter one.
    private func runs(_ marks: [Mark], after space: String, size: Double) -> [DotLabel.Run] {
        marks.enumerated().map { place, mark in
            let color = mark == .number ? Palette.softInk : Palette.mark
            return DotLabel.Run((place == 0 ? space : Self.between) + text(mark), size: size, color: color)
        }
    }

    /// `'19食場`: the year in which the oldest tie began, and a sign for everything that the ties bring.
    private static func signs(_ supporter: Supporter, language: Language) -> String {
        var parts: [String] = []
        if let year = supporter.ties.compactMap(\.sinceYear).min() { parts.append(shortYear(year)) }
        var seen: Set<ContentClass> = []
        let signs = supporter.ties.flatMap(\.contents).filter { seen.insert($0).inserted }
        if !signs.isEmpty { parts.append(signs.map { $0.sign[language] }.joined()) }
        return parts.joined(separator: " ")
    }

    /// Two digits say enough for years within living memory; others are written out.
    private static func shortYear(_ year: Int) -> String {
        guard (1950..<2050).contains(year) else { return String(year) }
        let digits = String(year % 100)
        return "'" + (digits.count < 2 ? "0" : "") + digits
    }

    /// A name of several hundred letters would take the whole page.
    private static func shortened(_ name: String) -> String {
        let most = 160
        return name.count <= most ? name : String(name.prefix(most - 1)) + "…"
    }

    /// The ways to write it, each narrower and higher than the one before.
    ///
    /// - Parameters:
    ///   - markSize: the size of the marks as a share of the name's.
    ///   - fonts: sizes, in points, at which it shall fit also as Graphviz measures it.
    func forms(markSize: Double, fonts: [Double]) -> [Form] {
        func width(_ text: String, _ size: Double) -> Double {
            fonts.reduce(size * TextMeasure.width(text)) { max($0, Self.measured(text, size * $1) / $1) }
        }
        func width(_ marks: [Mark], after space: String) -> Double {
            marks.enumerated().reduce(0) { sum, piece in
                sum + width(text(piece.element), markSize)
                    + markSize * TextMeasure.width(piece.offset == 0 ? space : Self.between)
            }
        }
        let ways = Self.ways(marks).map { way in
            (
                way: way, behind: width(way.behind, after: Self.markSpace), below: width(way.below, after: "")
            )
        }
        var all: [Form] = []
        for wrapped in wraps {
            var widths = zip(wrapped.lines, wrapped.widths).map { line, width in
                fonts.reduce(width) { max($0, Self.measured(line, $1) / $1) }
            }
            widths[0] += changeWidth(fonts)
            let widest = widths.max() ?? 0
            let height = Double(wrapped.lines.count) * Self.lineHeight + Self.padding.height + outline
            for (way, behind, below) in ways {
                let size = Size(
                    width: max(widest, (widths.last ?? 0) + behind, below),
                    height: height + (way.below.isEmpty ? 0 : markSize * Self.lineHeight)
                )
                all.append(Form(lines: wrapped.lines, behind: way.behind, below: way.below, size: size))
            }
        }
        return Self.useful(all.map(Self.padded))
    }

    /// The width of the signs before the name, in ems.
    private func changeWidth(_ fonts: [Double]) -> Double {
        guard !change.isEmpty else { return 0 }
        return fonts.reduce(TextMeasure.width(change + Self.between, bold: true)) { widest, font in
            max(widest, TextMeasure.width(change + Self.between, bold: true, step: PixelGrid.dot / font))
        }
    }

    /// The places that marks can have: all behind the name, all below it, or the number behind it and the others below.
    private static func ways(_ marks: [Mark]) -> [(behind: [Mark], below: [Mark])] {
        switch marks.count {
        case 0: [([], [])]
        case 1: [(marks, []), ([], marks)]
        default: [(marks, []), ([], marks), ([marks[0]], Array(marks[1...]))]
        }
    }

    /// The width of a form's text as Graphviz measures it, in points.
    func measured(_ form: Form, font: Double, markPoints: Double) -> Double {
        func width(_ marks: [Mark], after space: String) -> Double {
            marks.enumerated().reduce(0) { sum, piece in
                sum + Self.measured((piece.offset == 0 ? space : Self.between) + text(piece.element), markPoints)
            }
        }
        var widths = form.lines.map { Self.measured($0, font) }
        widths[0] += changeWidth([font]) * font + (change.isEmpty ? 0 : Self.rounding)
        widths[widths.count - 1] +=
            width(form.behind, after: Self.markSpace) + Double(form.behind.count) * Self.rounding
        return max(widths.max() ?? 0, width(form.below, after: "") + Double(form.below.count) * Self.rounding)
    }

    /// What Graphviz adds to the width of every piece of a line but the first, in points, at most: it makes each a whole
    /// number of points.
    private static let rounding = 1.0

    private static func measured(_ text: String, _ font: Double) -> Double {
        TextMeasure.width(text, step: PixelGrid.dot / font) * font
    }

    private static func padded(_ form: Form) -> Form {
        var result = form
        result.size.width = max(2.4, form.size.width + padding.width)
        return result
    }

    /// Those that are lower than every narrower one, from wide to narrow.
    private static func useful(_ forms: [Form]) -> [Form] {
        let sorted = forms.enumerated().sorted {
            ($0.element.size.width, $0.element.size.height, $0.offset) < (
                $1.element.size.width, $1.element.size.height, $1.offset
            )
        }
        var result: [Form] = []
        for (_, form) in sorted where result.last.map({ form.size.height < $0.size.height - 1e-9 }) ?? true {
            if result.last.map({ form.size.width < $0.size.width + 1e-9 }) ?? false { result.removeLast() }
            result.append(form)
        }
        return result.reversed()
    }
}
