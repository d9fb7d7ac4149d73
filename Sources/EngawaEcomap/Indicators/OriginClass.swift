import EngawaText

/// Where a tie came from (きっかけ), sorted into a few classes.
///
/// People write a きっかけ freely, often with somebody's name (田中さんの紹介). The classes hold no names and can be summed
/// up; only the internal edition shows what was written.
public enum OriginClass: String, Sendable, CaseIterable {
    /// 紹介: somebody brought the two together.
    case introduction
    /// 立ち上げ: it was there from the beginning of the ibasho.
    case founding
    /// 相談.
    case consultation
    /// 申し出: they came forward themselves.
    case offer
    /// 呼びかけ: the ibasho asked them.
    case request
    /// 見学・参加.
    case visit
    /// 行事・会議・研修.
    case event
    /// 広報・報道・SNS.
    case publicity
    /// 役目・仕事: an office or a project brought them.
    case office
    /// 災害・感染症のとき.
    case emergency
    /// 近所・もとからの縁.
    case neighbourhood
    /// 人・団体を通じて: only a name or a kind of organisation stands there.
    case through
    /// そのほか.
    case other
    /// 未記入.
    case unwritten

    /// Its name in both languages.
    public var name: Message {
        switch self {
        case .introduction: Message(ja: "紹介", en: "introduction")
        case .founding: Message(ja: "立ち上げ", en: "founding")
        case .consultation: Message(ja: "相談", en: "consultation")
        case .offer: Message(ja: "申し出", en: "their own offer")
        case .request: Message(ja: "呼びかけ", en: "request")
        case .visit: Message(ja: "見学・参加", en: "visit")
        case .event: Message(ja: "行事・会議", en: "event or meeting")
        case .publicity: Message(ja: "広報・報道", en: "publicity")
        case .office: Message(ja: "役目・仕事", en: "office or project")
        case .emergency: Message(ja: "災害・感染症", en: "disaster or epidemic")
        case .neighbourhood: Message(ja: "もとからの縁", en: "old acquaintance")
        case .through: Message(ja: "人・団体を通じて", en: "through somebody")
        case .other: Message(ja: "そのほか", en: "other")
        case .unwritten: Message(ja: "未記入", en: "not written down")
        }
    }

    /// The class of what stands under きっかけ; `unwritten` where nothing does. O(length × number of known words).
    public static func recognise(_ origin: String?) -> OriginClass {
        guard let origin else { return .unwritten }
        let folded = FoldedText(origin).text
        if folded.isEmpty { return .unwritten }
        for (word, found) in words where folded.contains(word) { return found }
        return KindWords.lookUp(folded) != nil || PersonalName(origin) != nil ? .through : .other
    }

    /// Words with their classes; the first that is in the text decides.
    private static let words: [(String, OriginClass)] = {
        let table: [(OriginClass, String)] = [
            (.introduction, "紹介 口添え 推薦 引き合わせ 口コミ 誘われ 誘い 仲介 橋渡し introduc referr recommend"),
            (.founding, "立ち上げ 立上げ 開設 設立 発足 創設 オープン時 founding opening"),
            (.consultation, "相談 consult"),
            (.offer, "申し出 申出 問い合わせ 問合せ 応募 持ち込み 寄付の連絡 offer enquir"),
            (.request, "呼びかけ 呼び掛け 声かけ 声掛け お願い 依頼 募集 訪問 営業 request asked"),
            (.visit, "見学 来訪 来店 参加 体験 利用 視察 visit"),
            (.emergency, "コロナ 災害 地震 豪雨 台風 水害 感染症 disaster covid"),
            (.event, "イベント 行事 祭 まつり 会議 研修 講演 講座 交流会 勉強会 フォーラム 説明会 ワークショップ event meeting workshop"),
            (.publicity, "広報 チラシ sns ホームページ ウェブ サイト 新聞 テレビ 報道 取材 ポスター 掲示 ラジオ facebook instagram press news"),
            (.office, "改選 着任 異動 委嘱 任命 就任 事業 委託 協定 補助 助成 担当 project contract"),
            (.neighbourhood, "近所 隣 同級 親戚 家族 友人 知人 地元 旧知 以前から もともと もとから 昔 friend neighbour neighbor"),
        ]
        return table.flatMap { found, list in
            list.split(separator: " ").map { (FoldedText(String($0)).text, found) }
        }
    }()
}
