import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// The text in a supporter's box: the name, and smaller the year and the signs of what the ties bring.
struct SupporterText {
    /// One way to write it.
    struct Form {
        var lines: [String]
        /// Whether the marks follow on the name's last line; else they have one of their own.
        var isInline: Bool
        /// The size of the box around it, in ems of the name.
        var size: Size
    }

    /// The height of a line, in ems of its own size.
    static let lineHeight = 1.0
    /// What a box adds to its text, in ems: across and in height.
    static let padding = Size(width: 0.7, height: 0.46)
    /// The space before marks in the line, as text.
    private static let markSpace = "\u{A0}\u{A0}"

    let marks: String
    private let wraps: [WrappedText]
    /// What a heavy outline takes of the box's height, in ems.
    private let outline: Double

    init(_ supporter: Supporter, language: Language) {
        marks = Self.marks(supporter, language: language)
        wraps = TextWrap.options(DotText.visible(Self.shortened(supporter.name)), most: 6)
        outline = KindStyle(supporter) == .government ? 0.14 : 0
    }

    /// The label of one form, in a font of this size with marks of `markPoints`.
    func label(_ form: Form, font: Double, markPoints: Double) -> DotLabel {
        let lead = DotLabel.balancingLead(font: font)
        var lines = form.lines.map { [DotLabel.Run($0)] }
        guard !marks.isEmpty else { return DotLabel(lines: lines, lead: lead) }
        if form.isInline {
            lines[lines.count - 1].append(DotLabel.Run(Self.markSpace + marks, size: markPoints, color: Palette.mark))
        } else {
            lines.append([DotLabel.Run(marks, size: markPoints, color: Palette.mark)])
        }
        return DotLabel(lines: lines, lead: lead)
    }

    /// `'19食場`: the year in which the oldest tie began, and a sign for everything that the ties bring.
    private static func marks(_ supporter: Supporter, language: Language) -> String {
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
        let markWidth = fonts.reduce(markSize * TextMeasure.width(marks)) {
            max($0, Self.measured(marks, markSize * $1) / $1)
        }
        let space = markSize * TextMeasure.width(Self.markSpace)
        var all: [Form] = []
        for wrapped in wraps {
            let widths = zip(wrapped.lines, wrapped.widths).map { line, width in
                fonts.reduce(width) { max($0, Self.measured(line, $1) / $1) }
            }
            let width = widths.max() ?? 0
            let height = Double(wrapped.lines.count) * Self.lineHeight + Self.padding.height + outline
            if marks.isEmpty {
                all.append(Form(lines: wrapped.lines, isInline: true, size: Size(width: width, height: height)))
                continue
            }
            let last = (widths.last ?? 0) + space + markWidth
            let inline = Size(width: max(width, last), height: height)
            let below = Size(width: max(width, markWidth), height: height + markSize * Self.lineHeight)
            all.append(Form(lines: wrapped.lines, isInline: true, size: inline))
            all.append(Form(lines: wrapped.lines, isInline: false, size: below))
        }
        return Self.useful(all.map(Self.padded))
    }

    /// The width of a form's text as Graphviz measures it, in points.
    func measured(_ form: Form, font: Double, markPoints: Double) -> Double {
        var widths = form.lines.map { Self.measured($0, font) }
        guard !marks.isEmpty else { return widths.max() ?? 0 }
        let mark = Self.measured(marks, markPoints)
        if form.isInline {
            widths[widths.count - 1] += Self.measured(Self.markSpace, markPoints) + mark
        } else {
            widths.append(mark)
        }
        return widths.max() ?? 0
    }

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
