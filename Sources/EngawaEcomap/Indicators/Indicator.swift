import EngawaText

/// The indicators by name, with what they mean and how each is computed. The raw value is the key in JSON.
public enum Indicator: String, Sendable, CaseIterable {
    /// Ties on the day.
    case ties
    /// Supporters on the day.
    case supporters
    /// Ties that began within a year.
    case begun
    /// Ties that ended within a year.
    case ended
    /// Cells of 分野 × 領域 in which a tie stands.
    case cells
    /// How many fields the ties are spread over.
    case fieldDiversity
    /// How many bands the ties are spread over.
    case bandDiversity
    /// How many attributes the people are of.
    case attributeDiversity
    /// How many kinds the supporters are of.
    case kindDiversity
    /// The share of ties that hang on one person each.
    case onePersonEach
    /// The greatest share of ties that hang on the same person.
    case samePerson
    /// The mean age of ties.
    case meanAge
    /// The share of 公助 in what flows.
    case publicAid

    /// What it is called.
    public var title: Message {
        switch self {
        case .ties: Message(ja: "つながり", en: "ties")
        case .supporters: Message(ja: "支え手", en: "supporters")
        case .begun: Message(ja: "新しいつながり（1年）", en: "new ties (a year)")
        case .ended: Message(ja: "終わったつながり（1年）", en: "ended ties (a year)")
        case .cells: Message(ja: "分野×領域のマス", en: "cells of field × band")
        case .fieldDiversity: Message(ja: "分野のひろがり", en: "spread over fields")
        case .bandDiversity: Message(ja: "領域のひろがり", en: "spread over bands")
        case .attributeDiversity: Message(ja: "属性のひろがり", en: "spread over attributes")
        case .kindDiversity: Message(ja: "支え手の種別のひろがり", en: "spread over kinds of supporters")
        case .onePersonEach: Message(ja: "一人を通じたつながり", en: "ties by way of one person")
        case .samePerson: Message(ja: "同じ一人を通じたつながり（最大）", en: "ties by way of the same person (at most)")
        case .meanAge: Message(ja: "つながりの長さ（平均）", en: "age of ties (mean)")
        case .publicAid: Message(ja: "公助の割合（公助と共助のうち）", en: "share of public aid (of public and mutual)")
        }
    }

    /// How it is computed.
    public var formula: Message {
        switch self {
        case .ties:
            Message(
                ja: "その日に続いているつながりの数。開始も終了も未記入のものは続いていると数える",
                en: "ties that are there on the day; those without dates count as there"
            )
        case .supporters:
            Message(ja: "それらのつながりをもつ人・団体・居場所の数", en: "persons, groups and ibasho that have those ties")
        case .begun:
            Message(
                ja: "開始がその日までの1年に確かに入るつながりの数。未記入は数えない",
                en: "ties whose beginning surely lies in the year up to the day; undated ones are not counted"
            )
        case .ended:
            Message(
                ja: "終了がその日の前の1年に確かに入るつながりの数。居場所が終わればつながりも終わる",
                en: "ties whose end surely lies in the year before the day; an ibasho that ends takes its ties with it"
            )
        case .cells:
            Message(
                ja: "つながりが1件以上あるマスの数 ÷ (分野の数 × 領域の数)",
                en: "cells with a tie ÷ (fields × bands)"
            )
        case .fieldDiversity: Indicator.hill(Message(ja: "分野 i のつながりの割合", en: "the share of ties in field i"))
        case .bandDiversity: Indicator.hill(Message(ja: "領域 i のつながりの割合", en: "the share of ties in band i"))
        case .attributeDiversity:
            Indicator.hill(
                Message(
                    ja: "居場所の対象・タグと支え手のタグのうち、言葉 i の割合",
                    en: "the share of word i among the audience and tags of ibasho and the tags of supporters"
                )
            )
        case .kindDiversity:
            Indicator.hill(Message(ja: "種別 i の支え手の割合", en: "the share of supporters of kind i"))
        case .onePersonEach:
            Message(
                ja: "支え手が個人であるか、窓口が記入されたつながりの数 ÷ つながりの数",
                en: "ties whose supporter is a person or whose face (窓口) is written down ÷ ties"
            )
        case .samePerson:
            Message(
                ja: "同じ個人または窓口を通じたつながりの数の最大 ÷ つながりの数",
                en: "the most ties with the same person as supporter or face ÷ ties"
            )
        case .meanAge:
            Message(
                ja: "Σ(その日 − 開始) ÷ 開始が分かるつながりの数 ÷ 365.25。年や月だけの開始はその期間の中ほどとみる",
                en: "Σ(day − since) ÷ ties with a known beginning ÷ 365.25; a year or month counts by its middle"
            )
        case .publicAid:
            Message(
                ja: "(公助だけのつながり + 両方 ÷ 2) ÷ (公助だけ + 共助だけ + 両方)。"
                    + "内容が補助・委託なら公助、寄付・人手・食材・物品なら共助。"
                    + "内容で分からなければ、種別が行政なら公助、個人・地縁・NPO・企業・農家・寺社・居場所なら共助。向きが「出す」ものは除く",
                en: "(ties with public aid alone + both ÷ 2) ÷ (public alone + mutual alone + both); "
                    + "subsidies and commissions are public aid, donations, hands, food and goods mutual aid; "
                    + "where contents do not tell: government public, persons, neighbourhood groups, non-profits, "
                    + "firms, farms, temples and ibasho mutual; ties that only lead out are left out"
            )
        }
    }

    private static func hill(_ share: Message) -> Message {
        Message(
            ja: "1 ÷ Σ pᵢ²（pᵢ は\(share.ja)）。同じ大きさのいくつ分に分かれているか",
            en: "1 ÷ Σ pᵢ² (pᵢ: \(share.en)): as spread as over so many of equal size"
        )
    }
}
