import EngawaSheets

/// The place of a name in 五十音 order, as far as its letters tell it.
///
/// Kana come first, in the order of the 五十音: hiragana and katakana, voiced and unvoiced (濁点, 半濁点), small and large
/// letters count alike, and ー counts as the vowel that it prolongs, as in JIS X 4061. Then come kanji, whose readings nobody
/// has written down, by code point (by radical and strokes); then Latin letters; then digits and everything else. Spaces,
/// brackets and other signs are passed over. What is equal by all this is ordered by code point.
struct KanaKey: Hashable, Comparable, Sendable {
    /// What a letter is; the raw value is its place among the others.
    enum Script: UInt32 {
        case kana, kanji, latin, other
    }

    private let letters: [UInt32]
    private let exact: [UInt32]

    /// The key of `name`. O(length).
    init(_ name: String) {
        var letters: [UInt32] = []
        var vowel: UInt32?
        for scalar in CellText.compatible(name).unicodeScalars {
            if scalar == "ー" {
                if let vowel { letters.append(vowel) }
                continue
            }
            guard let (script, value) = Self.letter(scalar) else { continue }
            let letter = script.rawValue << 24 | value
            letters.append(letter)
            vowel = script == .kana ? Self.vowel(of: value) : nil
        }
        // What has no letter at all comes last.
        self.letters = letters.isEmpty ? [.max] : letters
        exact = name.unicodeScalars.map(\.value)
    }

    static func < (left: KanaKey, right: KanaKey) -> Bool {
        if left.letters != right.letters { return left.letters.lexicographicallyPrecedes(right.letters) }
        return left.exact.lexicographicallyPrecedes(right.exact)
    }

    /// What the name begins with; nil where it has no letter.
    var first: (script: Script, value: UInt32)? {
        letters.first.flatMap { letter in Script(rawValue: letter >> 24).map { ($0, letter & 0xFF_FFFF) } }
    }

    /// The rows of the 五十音: what each begins with, and how many letters of `syllables` it has.
    static let rows: [(name: String, count: Int)] = [
        ("あ", 5), ("か", 5), ("さ", 5), ("た", 5), ("な", 5), ("は", 5), ("ま", 5), ("や", 3), ("ら", 5), ("わ", 5),
    ]

    private static let syllables = Array("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん".unicodeScalars)
    private static let plain = scalars("かきくけこさしすせそたちつてとはひふへほはひふへほあいうえおつやゆよわかけう")
    private static let changed = scalars("がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽぁぃぅぇぉっゃゅょゎゕゖゔ")
    private static let vowels = scalars("あいうえおあいうえおあいうえおあいうえおあいうえおあいうえおあいうえおあうおあいうえおあいえお")

    private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    /// The position of every hiragana among the syllables, by its place after U+3041.
    private static let positions: [UInt32?] = (0x3041...0x3096).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
        let base = changed.firstIndex(of: scalar).map { plain[$0] } ?? scalar
        return syllables.firstIndex(of: base).map { UInt32($0) }
    }

    /// The vowel that prolongs a syllable; ん has none.
    private static func vowel(of syllable: UInt32) -> UInt32? {
        let place = Int(syllable)
        guard vowels.indices.contains(place) else { return nil }
        return syllables.firstIndex(of: vowels[place]).map { UInt32($0) }
    }

    private static func letter(_ scalar: Unicode.Scalar) -> (Script, UInt32)? {
        switch scalar.value {
        case 0x3041...0x3096: return positions[Int(scalar.value - 0x3041)].map { (.kana, $0) }
        case 0x30A1...0x30F6: return positions[Int(scalar.value - 0x30A1)].map { (.kana, $0) }
        case 0x41...0x5A: return (.latin, scalar.value + 0x20)
        case 0x61...0x7A, 0xC0...0x24F: return (.latin, scalar.value)
        default: break
        }
        if scalar.properties.isIdeographic || scalar == "々" { return (.kanji, scalar.value) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return (.other, scalar.value)
        default: return nil
        }
    }
}
