/// Where a name may be broken into lines, and how much each break hurts.
///
/// A price is counted in ems: a break of price 1 is taken where it makes the widest line narrower by more than an em.
/// The rules are those of Japanese typesetting (禁則: no line begins with 、。ー」 or a small kana, none ends with an opening
/// bracket) and of reading: words of Latin letters stay whole, and a name breaks between its parts (NPO法人｜家族会,
/// 市立｜病院), within one only where it is too long for any box.
package struct LineBreaks {
    /// What a break at one place would be.
    enum Kind: Equatable {
        /// Against the rules of typesetting, or within a word of letters.
        case wrong
        /// Within a part of the name.
        case inner(Double)
        /// Between two parts.
        case between(Double)
    }

    /// The characters of the text.
    let characters: [Character]
    /// `prices[i]` is the price of a break before character i + 1; nil where there must be none.
    let prices: [Double?]

    /// From this width on, in ems, a part may be broken within.
    package static let longPart = 6.5
    /// From this width on, in ems, anything may be broken.
    private static let longWord = 10.0
    private static let wordPrice = 4.0

    /// - Parameters:
    ///   - longPart: from this width on, in ems, a part may be broken within.
    ///   - isPerson: whether it names somebody: the characters of family and given names are no words.
    init(_ text: String, longPart: Double = longPart, isPerson: Bool = false) {
        let characters = Array(text)
        let classes = characters.map(BreakClass.init)
        let runs = BreakRuns(characters, classes)
        let kinds = characters.indices.dropFirst().map { place in
            let kind = runs.kind(before: place)
            return isPerson ? Self.ofPerson(kind, classes[place - 1], classes[place]) : kind
        }
        let widths = characters.map { TextMeasure.width(String($0)) }
        self.characters = characters
        prices = Self.prices(kinds, widths, longPart)
    }

    /// Breaks between parts, and those within parts that are too long.
    private static func prices(_ kinds: [Kind], _ widths: [Double], _ longPart: Double) -> [Double?] {
        var result = [Double?](repeating: nil, count: kinds.count)
        for (index, kind) in kinds.enumerated() {
            if case .between(let price) = kind { result[index] = price }
        }
        open(&result, kinds, widths, longerThan: longPart) { kind in
            if case .inner(let price) = kind { price } else { nil }
        }
        open(&result, kinds, widths, longerThan: longWord) { _ in wordPrice }
        return result
    }

    /// A break in a person's name: best where kana follow on kanji (五百旗頭｜ひとみ).
    private static func ofPerson(_ kind: Kind, _ left: BreakClass, _ right: BreakClass) -> Kind {
        switch (kind, left, right) {
        case (.between, .kanji, .kanji), (.between, .hiragana, .kanji), (.between, .katakana, .kanji): .inner(1.5)
        default: kind
        }
    }

    private static func open(
        _ prices: inout [Double?],
        _ kinds: [Kind],
        _ widths: [Double],
        longerThan limit: Double,
        _ price: (Kind) -> Double?
    ) {
        var start = 0
        let old = prices
        for end in widths.indices where end == widths.count - 1 || old[end] != nil {
            if widths[start...end].reduce(0, +) > limit {
                for place in start..<end { prices[place] = price(kinds[place]) }
            }
            start = end + 1
        }
    }
}
