import EngawaEcomap
import EngawaText

/// Every text of a drawing that does not come from the map.
enum Words {
    static let unknownField = Message(ja: "分野未記入", en: "Field unknown")
    static let unknownBand = Message(ja: "領域未記入", en: "Area unknown")
    static let yearExample = Message(ja: "始まった年（2019年）", en: "since 2019")
    static let withheldPerson = Message(ja: "名前を伏せた人", en: "name withheld")
    static let fields = Message(ja: "分野", en: "Field")
    static let bands = Message(ja: "領域", en: "Distance")

    static func title(_ name: String) -> Message {
        Message(ja: "\(name) エコマップ", en: "\(name) – ecomap")
    }

    static func total(_ count: Int) -> Message {
        Message(ja: "\(count)の団体・人", en: count == 1 ? "1 supporter" : "\(count) supporters")
    }

    static func edition(_ edition: Edition) -> Message {
        switch edition {
        case .internal: Message(ja: "内部用・取扱注意", en: "Internal – handle with care")
        case .meeting: Message(ja: "会議用（会議限り・回収）", en: "For this meeting only – please return")
        case .public: Message(ja: "公開用", en: "Public edition")
        }
    }

    static func withheld(_ count: Int) -> Message {
        Message(ja: "名前を伏せた人 \(count)", en: count == 1 ? "1 name withheld" : "\(count) names withheld")
    }

    /// The box that stands for those of a cell that have none of their own.
    static func more(_ count: Int) -> Message {
        Message(ja: "ほか\(count)", en: "\(count) more")
    }

    static let capped = Message(
        ja: "「ほか」の名前は表（grid）の図に",
        en: "all names stand in the grid view"
    )

    static func strength(_ strength: Strength?) -> Message {
        switch strength {
        case .strong: Message(ja: "強い", en: "strong")
        case .normal: Message(ja: "普通", en: "normal")
        case .weak: Message(ja: "弱い", en: "weak")
        case .stressful: Message(ja: "葛藤", en: "under strain")
        case nil: Message(ja: "強さ未記入", en: "strength unknown")
        }
    }

    static func flow(_ flow: Flow?) -> Message {
        switch flow {
        case .in: Message(ja: "受ける", en: "support received")
        case .out: Message(ja: "出す", en: "support given")
        case .both: Message(ja: "双方", en: "both ways")
        case nil: Message(ja: "矢印なし: 向き未記入", en: "no arrow: direction unknown")
        }
    }

    static func kind(_ style: KindStyle) -> Message {
        switch style {
        case .person: Message(ja: "個人", en: "person")
        case .withheld: withheldPerson
        case .organisation: Message(ja: "団体・企業など", en: "organisation")
        case .government: Message(ja: "行政", en: "government")
        case .ibasho: Message(ja: "ほかの居場所", en: "other ibasho")
        }
    }

    /// 2025-04-01 as people write it; anything else as it is.
    static func day(_ day: String, isAsOf: Bool) -> Message {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ]
        guard parts.count == 3, months.indices.contains(parts[1] - 1) else {
            return Message(ja: isAsOf ? "\(day) 時点" : day, en: isAsOf ? "as of \(day)" : day)
        }
        let ja = "\(parts[0])年\(parts[1])月\(parts[2])日"
        let en = "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
        return Message(ja: isAsOf ? "\(ja)時点" : ja, en: isAsOf ? "as of \(en)" : en)
    }
}
