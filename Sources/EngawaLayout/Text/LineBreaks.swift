/// Where a name may be broken into lines, and how much each break hurts.
///
/// A penalty is counted in ems: a break of penalty 1 is taken where it makes the widest line narrower by more than an em.
/// The rules are those of Japanese typesetting (禁則: no line begins with 、。ー」 or a small kana, none ends with an opening
/// bracket) and of reading: words of Latin letters stay whole, and a name breaks rather between its parts
/// (NPO法人｜家族会, 市立｜病院) than within one.
struct LineBreaks {
    /// The characters of the text.
    let characters: [Character]
    /// `penalties[i]` is the price of a break before character i + 1; nil where there must be none.
    let penalties: [Double?]

    /// Longer words of letters than this many ems may be cut.
    private static let longestWord = 9.0
    private static let cutWord = 4.0

    /// Parts after which a name may well be broken.
    private static let ends = [
        "法人", "会社", "協会", "協議会", "連絡会", "委員会", "組合", "財団", "社団", "市立", "県立", "町立", "村立", "区立", "国立", "私立", "公立",
        "地区", "地域", "校区", "学区", "支援", "相談", "総合", "生活", "継続", "就労", "附属", "付属", "医学部", "大学", "高校", "障害者", "困窮者",
        "老人", "委員", "小学校", "中学校", "こども", "子ども", "子育て", "まちづくり", "ケア", "サポート", "ファミリー", "リハビリテーション",
        "ソーシャル", "スクール", "フード", "看護", "介護", "健康", "保健", "福祉", "防災", "管理", "自立", "生涯", "学習", "家族", "家庭",
    ].map(Array.init)
    /// Parts before which a name may well be broken.
    private static let starts = [
        "センター", "ステーション", "クラブ", "サロン", "ワーカー", "グループ", "サポート", "ボランティア", "スクール", "ネットワーク", "クリニック",
        "リハビリテーション", "事業所", "協議会", "連絡会", "委員会", "組合", "病院", "学校", "専門学校", "大学", "支店", "支部", "支援", "相談", "出張所",
        "機関", "推進", "推進員", "推進室", "公民館", "図書館", "自治会", "町内会", "老人", "家族会", "事業", "会館", "教室", "農園", "食堂", "広場", "課",
        "ゼミ", "バンク", "ホーム", "サービス", "カフェ", "地域", "訪問", "包括", "看護", "商店会", "保育園", "幼稚園", "こども園", "小学校", "中学校",
        "高校", "社会", "児童", "子育て", "まちづくり", "女性", "青年", "消防",
    ].map(Array.init)

    init(_ text: String) {
        characters = Array(text)
        let classes = characters.map(BreakClass.init)
        var penalties: [Double?] = []
        penalties.reserveCapacity(max(0, characters.count - 1))
        for place in characters.indices.dropFirst() {
            penalties.append(Self.penalty(characters, classes, before: place))
        }
        self.penalties = Self.cuttingLongWords(penalties, characters, classes)
    }

    private static func penalty(_ characters: [Character], _ classes: [BreakClass], before place: Int) -> Double? {
        let left = classes[place - 1]
        let right = classes[place]
        switch (left, right) {
        case (_, .space), (_, .closing), (_, .separator), (_, .continuing), (.opening, _):
            return nil
        case (.space, _), (.closing, _), (.separator, _), (_, .opening):
            return 0
        case (.letter, .letter), (.digit, .digit), (.letter, .digit), (.digit, .letter):
            return nil
        default:
            break
        }
        let worst = plain(left, right, characters, place)
        if ends.contains(where: { stands($0, in: characters, endingAt: place) }) { return min(worst, 0.1) }
        if starts.contains(where: { stands($0, in: characters, at: place) }) { return min(worst, 0.15) }
        return worst
    }

    private static func plain(_ left: BreakClass, _ right: BreakClass, _ characters: [Character], _ place: Int)
        -> Double
    {
        switch (left, right) {
        case (.digit, _), (_, .digit): 1.2
        case (.kanji, .kanji): 0.7
        case (.kanji, .hiragana): 1.4
        case (.hiragana, .hiragana): characters[place - 1] == "の" ? 0.3 : 1.0
        case (.katakana, .katakana), (.continuing, .katakana): 1.5
        case (.katakana, .hiragana), (.continuing, .hiragana): 0.8
        case (.hiragana, _): 0.2
        default: 0.2
        }
    }

    private static func stands(_ part: [Character], in characters: [Character], at place: Int) -> Bool {
        guard place + part.count <= characters.count else { return false }
        return part.indices.allSatisfy { characters[place + $0] == part[$0] }
    }

    private static func stands(_ part: [Character], in characters: [Character], endingAt place: Int) -> Bool {
        guard part.count <= place else { return false }
        return stands(part, in: characters, at: place - part.count)
    }

    /// Allows, at a price, cuts within stretches that nothing else breaks and that are too long for any box.
    private static func cuttingLongWords(
        _ penalties: [Double?],
        _ characters: [Character],
        _ classes: [BreakClass]
    ) -> [Double?] {
        var result = penalties
        var start = 0
        var width = 0.0
        for place in characters.indices {
            if place > 0, penalties[place - 1] != nil {
                start = place
                width = 0
            }
            width += TextMeasure.width(String(characters[place]))
            if width > longestWord {
                for cut in start..<place where result[cut] == nil && cut >= start {
                    let right = classes[cut + 1]
                    if right == .letter || right == .digit || right == .symbol { result[cut] = cutWord }
                }
            }
        }
        return result
    }
}
