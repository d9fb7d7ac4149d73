import EngawaText

// The words of codes as a sheet has them: what the import reads back as the same code.

extension Strength {
    var sheetWord: Message {
        switch self {
        case .strong: Message(ja: "強い", en: "strong")
        case .normal: Message(ja: "普通", en: "normal")
        case .weak: Message(ja: "弱い", en: "weak")
        case .stressful: Message(ja: "葛藤", en: "stressful")
        }
    }
}

extension Flow {
    var sheetWord: Message {
        switch self {
        case .in: Message(ja: "受ける", en: "in")
        case .out: Message(ja: "出す", en: "out")
        case .both: Message(ja: "双方", en: "both")
        }
    }
}

extension Consent {
    var sheetWord: Message {
        switch self {
        case .public: Message(ja: "公開可", en: "public")
        case .meeting: Message(ja: "会議まで", en: "meeting")
        case .internal: Message(ja: "内部のみ", en: "internal")
        case .refused: Message(ja: "なし", en: "none")
        }
    }
}

extension Mode {
    var sheetWord: Message {
        switch self {
        case .exchange: Message(ja: "交流", en: "exchange")
        case .support: Message(ja: "支援", en: "support")
        case .both: Message(ja: "両方", en: "both")
        case .everyday: Message(ja: "日常の場", en: "everyday")
        }
    }
}

extension Relation {
    var sheetWord: Message {
        switch self {
        case .knows: Message(ja: "知り合い", en: "knows")
        case .memberOf: Message(ja: "所属", en: "member of")
        case .partOf: Message(ja: "傘下", en: "part of")
        case .commissions: Message(ja: "委託", en: "commissions")
        case .agreedWith: Message(ja: "協定", en: "agreement")
        case .refersTo: Message(ja: "紹介先", en: "referral")
        }
    }
}

extension PlaceLevel {
    var sheetWord: Message {
        let ja =
            switch self {
            case .neighbourhood: "自治会"
            case .elementary: "小学校区"
            case .juniorHigh: "中学校区"
            case .district: "地区"
            case .ward: "区"
            case .municipality: "市区町村"
            case .region: "圏域"
            case .prefecture: "都道府県"
            case .nation: "全国"
            }
        return Message(ja: ja, en: rawValue)
    }
}

extension ContentClass {
    var sheetWord: Message {
        switch self {
        case .food: Message(ja: "食材", en: "food")
        case .place: Message(ja: "会場", en: "venue")
        case .money: Message(ja: "助成金", en: "money")
        case .people: Message(ja: "ボランティア", en: "volunteers")
        case .goods: Message(ja: "物品", en: "goods")
        case .knowledge: Message(ja: "学習支援", en: "learning")
        case .watching: Message(ja: "見守り", en: "watching over")
        case .connecting: Message(ja: "紹介", en: "introductions")
        case .information: Message(ja: "広報", en: "publicity")
        case .transport: Message(ja: "送迎", en: "transport")
        case .counsel: Message(ja: "相談", en: "counsel")
        case .health: Message(ja: "健康相談", en: "health")
        case .play: Message(ja: "遊び", en: "play")
        case .other: Message(ja: "その他", en: "other")
        }
    }
}
