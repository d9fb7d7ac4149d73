/// The parts of which names of supporters are often made.
enum NameParts {
    /// Parts by their first character (ends: their last one), so that a place is compared with few.
    private typealias Table = [Character: [[Character]]]

    /// Whether a part that often ends a word ends before `place`.
    static func isEnd(_ characters: [Character], at place: Int) -> Bool {
        ends[characters[place - 1]]?.contains { matches($0, characters, at: place - $0.count) } ?? false
    }

    /// Whether a part that often begins a word begins at `place`.
    static func isStart(_ characters: [Character], at place: Int) -> Bool {
        starts[characters[place]]?.contains { matches($0, characters, at: place) } ?? false
    }

    /// Whether what begins at `place` belongs to what stands before it.
    static func clings(_ characters: [Character], at place: Int) -> Bool {
        clinging[characters[place]]?.contains { matches($0, characters, at: place) } ?? false
    }

    private static func matches(_ part: [Character], _ characters: [Character], at place: Int) -> Bool {
        guard place >= 0, place + part.count <= characters.count else { return false }
        return part.indices.allSatisfy { characters[place + $0] == part[$0] }
    }

    private static func table(_ parts: [String], by key: (String) -> Character?) -> Table {
        var result: Table = [:]
        for part in parts {
            if let character = key(part) { result[character, default: []].append(Array(part)) }
        }
        return result
    }

    private static let clinging = table(
        ["法人", "会社", "さん", "型", "議"]) { $0.first }

    private static let ends = table([
        "法人", "会社", "協会", "協議会", "連絡会", "委員会", "組合", "財団", "社団", "市立", "県立", "町立", "村立", "区立", "国立", "私立", "公立",
        "地区", "校区", "学区", "支援", "相談", "総合", "継続", "附属", "付属", "医学部", "大学", "高校", "障害者", "困窮者", "老人", "小学校", "中学校",
        "こども", "子ども", "子育て", "まちづくり", "リハビリ", "リハビリテーション", "ソーシャル", "フード", "訪問看護", "自立", "生涯", "ファミリー",
    ]) { $0.last }

    private static let starts = table([
        "センター", "ステーション", "クラブ", "サロン", "ワーカー", "グループ", "サポート", "ボランティア", "スクール", "ネットワーク", "クリニック", "リハビリ",
        "事業所", "協議会", "連絡会", "委員会", "組合", "病院", "学校", "専門学校", "大学", "支店", "支部", "支援", "相談", "出張所", "機関", "推進",
        "公民館", "図書館", "自治会", "町内会", "老人", "家族会", "事業", "会館", "教室", "農園", "食堂", "広場", "ゼミ", "バンク", "ホーム", "サービス",
        "カフェ", "包括", "看護", "商店会", "保育園", "幼稚園", "こども", "子ども", "小学校", "中学校", "高校", "児童", "子育て", "まちづくり", "ひきこもり",
        "消防", "商工", "農協", "漁協", "訪問", "地域", "生活", "就労", "有機", "おもちゃ", "あおぞら", "ひだまり", "内科", "小児科", "歯科", "外科", "薬局",
        "サークル", "マーケット", "ホールディングス", "チーム", "キッチン", "プロジェクト", "コミュニティ", "ファーム", "ストア", "ショップ", "ハウス", "工務店", "不動産", "第",
        "自主", "防災会", "団地", "管理", "奉仕", "婦人会", "青果", "幼児", "食品", "農業", "漁業", "信用", "保護者", "社会福祉",
    ]) { $0.first }
}
