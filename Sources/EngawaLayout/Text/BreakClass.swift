/// What a character is to the breaking of Japanese lines (禁則処理 and habits of reading).
enum BreakClass: Sendable, Equatable {
    /// A space: a line may end after it.
    case space
    /// 、。）」 and the like: no line begins with it, one may well end with it.
    case closing
    /// ・／: no line begins with it, one may well end with it.
    case separator
    /// ー, small kana, iteration marks: no line begins with it.
    case continuing
    /// （「: no line ends with it.
    case opening
    case kanji
    case hiragana
    case katakana
    case digit
    /// Letters of scripts that are written in words.
    case letter
    /// Anything else, an emoji for instance.
    case symbol

    private static let closings = Set("、。，．,.!?！？：；:;）)」』】〕］]｝}〉》”’…‥%％")
    private static let openings = Set("（(「『【〔［[｛{〈《“‘#＃№")
    private static let separators = Set("・／/｜|＆＋")
    private static let continuings = Set("ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ～〜－ｰ")

    /// The class of one character.
    init(_ character: Character) {
        guard let scalar = character.unicodeScalars.first else {
            self = .symbol
            return
        }
        switch scalar.value {
        case 0x20, 0x3000, 0x09:
            self = .space
        case 0x30...0x39, 0xFF10...0xFF19:
            self = .digit
        case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            self = .letter
        default:
            self = Self.other(character, scalar)
        }
    }

    private static func other(_ character: Character, _ scalar: Unicode.Scalar) -> BreakClass {
        if closings.contains(character) { return .closing }
        if openings.contains(character) { return .opening }
        if separators.contains(character) { return .separator }
        if continuings.contains(character) { return .continuing }
        switch scalar.value {
        case 0x3041...0x309F: return .hiragana
        case 0x30A0...0x30FF, 0xFF66...0xFF9F: return .katakana
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3005, 0x3007: return .kanji
        case 0xAC00...0xD7AF: return .letter
        default: return scalar.properties.isAlphabetic || scalar.value < 0x80 ? .letter : .symbol
        }
    }
}
