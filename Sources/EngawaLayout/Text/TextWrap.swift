/// A text in lines, with the width of the widest one in ems.
package struct WrappedText: Sendable, Hashable {
    package var lines: [String]
    /// The width of every line, in ems.
    package var widths: [Double]
    /// What its line breaks cost, in ems; 0 where none hurts.
    package var penalty: Double

    package var width: Double { widths.max() ?? 0 }
}

/// Wrapping of names: for every number of lines the way that keeps them short, even and readable.
package enum TextWrap {
    /// A line break in a name is one here too.
    private static func paragraphs(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).map(String.init)
    }

    /// The best ways to write `text` in one line, two lines and so on up to `most`, each narrower than the one before.
    ///
    /// A text that has line breaks of its own keeps them. O(lines · b²) for b places to break.
    ///
    /// - Parameters:
    ///   - longPart: from this width on, in ems, a part of a name may be broken within.
    ///   - isPerson: whether it names somebody.
    package static func options(
        _ text: String,
        most: Int,
        bold: Bool = false,
        longPart: Double = LineBreaks.longPart,
        isPerson: Bool = false
    ) -> [WrappedText] {
        let parts = paragraphs(text)
        if parts.count == 1 {
            return options(line: parts[0], most: most, bold: bold, longPart: longPart, isPerson: isPerson)
        }
        if parts.isEmpty { return [WrappedText(lines: [""], widths: [0], penalty: 0)] }
        return joined(
            parts.map { options(line: $0, most: max(1, most), bold: bold, longPart: longPart, isPerson: isPerson) }
        )
    }

    /// The narrowest way to write `text` within `limit` ems with as few lines as that takes; where nothing fits, the
    /// narrowest of all.
    package static func fit(_ text: String, limit: Double, most: Int, bold: Bool = false) -> WrappedText {
        let all = options(text, most: most, bold: bold)
        return all.first { $0.width <= limit } ?? all[all.count - 1]
    }

    /// All paragraphs under one another: from every paragraph in one line to every paragraph as narrow as it gets.
    private static func joined(_ parts: [[WrappedText]]) -> [WrappedText] {
        let limits = Set(parts.flatMap { $0.map(\.width) }).sorted(by: >)
        var result: [WrappedText] = []
        for limit in limits {
            let chosen = parts.map { part in part.first { $0.width <= limit } ?? part[part.count - 1] }
            let whole = WrappedText(
                lines: chosen.flatMap(\.lines),
                widths: chosen.flatMap(\.widths),
                penalty: chosen.reduce(0) { $0 + $1.penalty }
            )
            if result.last.map({ whole.width < $0.width }) ?? true { result.append(whole) }
        }
        return result
    }

    private static func options(line text: String, most: Int, bold: Bool, longPart: Double, isPerson: Bool)
        -> [WrappedText]
    {
        let breaks = LineBreaks(text, longPart: longPart, isPerson: isPerson)
        let pieces = Pieces(breaks, bold: bold)
        guard pieces.count > 0 else { return [WrappedText(lines: [""], widths: [0], penalty: 0)] }
        var result: [WrappedText] = []
        var plan = BreakPlan(pieces)
        for count in 1...max(1, min(most, pieces.count)) {
            if count > 1 { plan.addLine() }
            guard let wrapped = plan.wrapped(breaks.characters) else { continue }
            if result.last.map({ wrapped.width < $0.width - 0.01 }) ?? true { result.append(wrapped) }
        }
        return result
    }
}

/// A text cut at every place where it may be broken.
struct Pieces {
    /// The characters of piece i begin at `starts[i]`; the last entry is the end of the text.
    var starts: [Int] = [0]
    /// `before[i]` is the width of all pieces before piece i, in ems.
    var before: [Double] = [0]
    /// The price of a break before piece i.
    var prices: [Double] = [0]

    var count: Int { starts.count - 1 }

    init(_ breaks: LineBreaks, bold: Bool) {
        var width = 0.0
        for (index, character) in breaks.characters.enumerated() {
            if index > 0, let price = breaks.prices[index - 1] {
                starts.append(index)
                before.append(width)
                prices.append(price)
            }
            width += TextMeasure.width(String(character), bold: bold)
        }
        if !breaks.characters.isEmpty {
            starts.append(breaks.characters.count)
            before.append(width)
        }
    }

    func width(_ from: Int, _ to: Int) -> Double { before[to] - before[from] }
}

/// Dynamic programming over the number of lines: the least (widest line + price of breaks).
struct BreakPlan {
    private struct Best {
        var widest: Double
        var price: Double
        var from: Int
        var cost: Double { widest + price }
    }

    private let pieces: Pieces
    /// `table[n][i]`: the first i pieces in n + 1 lines.
    private var table: [[Best?]]

    init(_ pieces: Pieces) {
        self.pieces = pieces
        table = [
            (0...pieces.count).map { end in
                end == 0 ? nil : Best(widest: pieces.width(0, end), price: 0, from: 0)
            }
        ]
    }

    mutating func addLine() {
        let last = table[table.count - 1]
        var next = [Best?](repeating: nil, count: pieces.count + 1)
        for end in 1...pieces.count {
            for from in 1..<max(1, end) {
                guard let before = last[from] else { continue }
                let this = Best(
                    widest: max(before.widest, pieces.width(from, end)),
                    price: before.price + pieces.prices[from],
                    from: from
                )
                if next[end].map({ this.cost < $0.cost - 1e-9 }) ?? true { next[end] = this }
            }
        }
        table.append(next)
    }

    /// The plan for all pieces with the lines added so far; nil where there are fewer pieces than lines.
    func wrapped(_ characters: [Character]) -> WrappedText? {
        guard let whole = table[table.count - 1][pieces.count] else { return nil }
        var lines: [String] = []
        var widths: [Double] = []
        var end = pieces.count
        for row in table.indices.reversed() {
            guard let best = table[row][end] else { return nil }
            lines.append(String(characters[pieces.starts[best.from]..<pieces.starts[end]]))
            widths.append(pieces.width(best.from, end))
            end = best.from
        }
        return WrappedText(lines: lines.reversed(), widths: widths.reversed(), penalty: whole.price)
    }
}
