import EngawaGraphviz
import EngawaLayout

/// The name of a field or a band with how many supporters stand in it, in several ways to write it.
struct RadialHeading {
    /// The size of a field's name, in ems of the supporters', which are as large as `font` on A3: fields shall be read from
    /// afar.
    static func size(font: Double) -> Double { min(1.4, max(1.04, 10.8 / font)) }
    /// The size of a band's name. Many boxes leave no room for more.
    static func labelSize(font: Double, boxes: Int) -> Double { boxes > 60 ? 0.9 : min(1.15, max(0.9, 9.2 / font)) }
    private static let countSize = 0.8
    private static let lineHeight = 1.12
    private static let space = 0.35

    /// A part of a name that is longer may be broken within, as a last resort, in ems.
    private static let longPart = 4.5

    /// One way to write it.
    private struct Form {
        let text: WrappedText
        /// Whether the count stands on a line of its own.
        let isCountBelow: Bool
        let size: Size
    }

    private let count: String
    /// Ems of the names' font that one of the heading has.
    private let scale: Double
    private let usual: [Form]
    private let tight: [Form]
    /// The sizes of the ways to write it, in ems of the names' font.
    var sizes: [Size] { usual.map(\.size) }
    /// The sizes of ways that are read less well and take less room: the count below the name, a long word in two.
    var tightSizes: [Size] { tight.map(\.size) }

    init(_ track: GridContent.Track, scale: Double, most: Int) {
        let count = track.count > 0 ? String(track.count) : ""
        func form(_ text: WrappedText, isCountBelow: Bool) -> Form {
            let extra = count.isEmpty ? 0 : TextMeasure.width(count) * Self.countSize
            let last = (text.widths.last ?? 0) + (extra > 0 ? extra + Self.space : 0)
            let lines = Double(text.lines.count) + (isCountBelow ? Self.countSize : 0)
            return Form(
                text: text,
                isCountBelow: isCountBelow,
                size: Size(
                    width: max(text.width, isCountBelow ? extra : last) * scale + 0.1,
                    height: lines * Self.lineHeight * scale
                )
            )
        }
        self.count = count
        self.scale = scale
        let texts = TextWrap.options(track.name, most: most, bold: true)
        usual = texts.map { form($0, isCountBelow: false) }
        let broken = TextWrap.options(track.name, most: most, bold: true, longPart: Self.longPart)
        let below = count.isEmpty ? [] : (texts + broken).map { form($0, isCountBelow: true) }
        let all = broken.map { form($0, isCountBelow: false) } + below
        let least = usual.map(\.size.width).min() ?? 0
        var tight: [Form] = []
        for form in all.sorted(by: { ($0.size.height, $0.size.width) < ($1.size.height, $1.size.width) })
        where form.size.width < (tight.last?.size.width ?? least) - 0.05 {
            tight.append(form)
        }
        self.tight = tight
    }

    func draw(_ label: RadialLayout.Label, font: Double, color: String, on canvas: inout Canvas) {
        let form = label.shape < usual.count ? usual[label.shape] : tight[label.shape - usual.count]
        let text = form.text
        let size = font * scale
        var baseline = label.rect.y + (Self.lineHeight / 2 + 0.36) * size
        for (index, line) in text.lines.enumerated() {
            let isLast = index == text.lines.count - 1 && !count.isEmpty && !form.isCountBelow
            let extra = isLast ? TextMeasure.width(count) * Self.countSize + Self.space : 0
            let left = label.rect.midX - (text.widths[index] + extra) * size / 2
            canvas.text(line, at: Point(left, baseline), .left, size: size, color: color, isBold: true)
            if isLast {
                let place = Point(left + (text.widths[index] + Self.space) * size, baseline)
                canvas.text(count, at: place, .left, size: size * Self.countSize, color: Palette.softInk)
            }
            baseline += Self.lineHeight * size
        }
        guard form.isCountBelow else { return }
        let small = size * Self.countSize
        let left = label.rect.midX - TextMeasure.width(count) * small / 2
        baseline -= (1 - Self.countSize) * Self.lineHeight * size * 0.75
        canvas.text(count, at: Point(left, baseline), .left, size: small, color: Palette.softInk)
    }
}
