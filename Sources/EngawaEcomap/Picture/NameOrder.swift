/// The order of names in a list that people look names up in: kana in 五十音 order, then kanji, then Latin letters and
/// digits, then anything else.
///
/// Kana compare as dictionaries have them: first without regard to voicing marks and small forms, a long vowel as its vowel;
/// only where that is equal, as they are written. Kanji, of which nobody wrote down how they are read, compare by their code
/// points. Spaces, `・` and the width and case of letters do not count, nor does a legal form that a name begins with
/// (株式会社, NPO法人 …), as in telephone books. Digits compare as the numbers that they make: 個人2 before 個人10.
public struct NameOrder: Comparable, Hashable, Sendable {
    private let primary: [UInt32]
    private let written: [UInt32]

    /// Where `name` stands. O(length).
    public init(_ name: String) {
        let scalars = Array(FoldedText(name).text.unicodeScalars).filter { $0 != "・" }
        var keys: [UInt32] = []
        var before: Unicode.Scalar?
        var rest = LegalForm.without(scalars[...])
        while let scalar = rest.first {
            if NameOrder.group(scalar) == NameOrder.digits {
                keys += NameOrder.number(&rest)
                before = scalar
            } else {
                let plain = NameOrder.plain(scalar, after: before)
                keys.append(NameOrder.group(plain) << 24 | plain.value)
                before = plain
                rest = rest.dropFirst()
            }
        }
        primary = keys
        written = scalars.map(\.value)
    }

    /// What the name begins with: its group, and of kana the plain letter; nil where nothing is left of it.
    var first: (group: UInt32, letter: Unicode.Scalar)? {
        primary.first.flatMap { key in Unicode.Scalar(key & 0xFF_FFFF).map { (key >> 24, $0) } }
    }

    /// Whether the left name stands before the right one. O(length).
    public static func < (left: NameOrder, right: NameOrder) -> Bool {
        left.primary == right.primary
            ? left.written.lexicographicallyPrecedes(right.written)
            : left.primary.lexicographicallyPrecedes(right.primary)
    }

    private static let digits: UInt32 = 3

    /// The keys of the digits that a text begins with, which are taken off: how many they are without leading zeros, then each.
    private static func number(_ rest: inout ArraySlice<Unicode.Scalar>) -> [UInt32] {
        let run = rest.prefix { group($0) == digits }
        rest = rest.dropFirst(run.count)
        let number = run.drop { $0 == "0" }
        return ([UInt32(number.count)] + number.map(\.value)).map { digits << 24 | $0 }
    }

    /// 0 kana, 1 kanji, 2 Latin letters, 3 digits, 4 anything else.
    private static func group(_ scalar: Unicode.Scalar) -> UInt32 {
        switch scalar.value {
        case 0x3041...0x309F: 0
        case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: 1
        case 0x61...0x7A, 0xC0...0x24F: 2
        case 0x30...0x39: digits
        default: 4
        }
    }

    /// Hiragana without marks and in its full size; everything else as it is.
    private static func plain(_ scalar: Unicode.Scalar, after before: Unicode.Scalar?) -> Unicode.Scalar {
        if scalar == "ー", let before { return vowels[before] ?? scalar }
        let isKatakana = (0x30A1...0x30F6).contains(scalar.value)
        let kana = isKatakana ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar
        return plainKana[kana] ?? kana
    }

    private static func table(_ pairs: [(String, String)]) -> [Unicode.Scalar: Unicode.Scalar] {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (from, to) in pairs {
            for (one, other) in zip(from.unicodeScalars, to.unicodeScalars) { table[one] = other }
        }
        return table
    }

    private static let plainKana = table([
        ("がぎぐげござじずぜぞだぢづでど", "かきくけこさしすせそたちつてと"),
        ("ばびぶべぼぱぴぷぺぽゔ", "はひふへほはひふへほう"),
        ("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ"),
    ])

    private static let vowels: [Unicode.Scalar: Unicode.Scalar] = table(
        [("あ", "あかさたなはまやらわ"), ("い", "いきしちにひみりゐ"), ("う", "うくすつぬふむゆる"), ("え", "えけせてねへめれゑ"), ("お", "おこそとのほもよろを")]
            .map { vowel, row in (row, String(repeating: vowel, count: row.unicodeScalars.count)) }
    )
}
