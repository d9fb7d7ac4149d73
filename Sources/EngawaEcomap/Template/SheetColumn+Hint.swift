import EngawaSheets
import EngawaText

extension SheetColumn {
    /// What goes into the column of a kind of sheet, in one line.
    func hint(in kind: SheetKind) -> Message {
        switch self {
        case .ibasho: Message(ja: "居場所の名前", en: "the name of the ibasho")
        case .name:
            kind == .axes
                ? Message(ja: "分野か領域の名前", en: "the name of a field or band")
                : Message(ja: "人・団体の名前", en: "the name of the person or organisation")
        case .id: Message(ja: "同じ名前を見分ける番号", en: "a number that tells namesakes apart")
        case .kind: Message(ja: "どんな人・団体か", en: "what kind of actor it is")
        case .field: Message(ja: "いくつでも。はじめの一つに描かれます", en: "any number; it is drawn in the first")
        case .band: Message(ja: "どこまで近いか。空欄なら地域から決まります", en: "how near; told from the places where blank")
        case .area: Message(ja: "活動している地域", en: "the place that it is active in")
        case .location: Message(ja: "いる所・事務所のある地域", en: "the place where it is")
        case .content: Message(ja: "何をしてくれるか（例 野菜、会場、見守り）", en: "what it brings (vegetables, a room, watching over …)")
        case .strength: Message(ja: "分からなければ空欄", en: "blank where nobody knows")
        case .flow: Message(ja: "居場所から見て", en: "as the ibasho sees it")
        case .frequency: Message(ja: "例 毎月、年1回", en: "such as monthly, once a year")
        case .means: Message(ja: "どうやって会うか", en: "how they meet")
        case .since: Message(ja: "例 2024-04-01、令和6年4月、2019年度", en: "such as 2024-04-01, 2024-04 or 2019")
        case .until: Message(ja: "終わった日、または期限（例 2025-03-31）", en: "the last day (such as 2025-03-31)")
        case .reason: Message(ja: "なぜ終わったか", en: "why it ended")
        case .lastContact: Message(ja: "最後に会った日（例 2025-10-03）", en: "when they last met (such as 2025-10-03)")
        case .origin: Message(ja: "どう始まったか", en: "how it began")
        case .face: Message(ja: "居場所の側で話す人", en: "who of the ibasho is in touch")
        case .note: Message(ja: "内部用の図にだけ出ます", en: "shown in the internal edition alone")
        case .place: Message(ja: "地域の名前", en: "the name of the place")
        case .level: Message(ja: "地域の大きさ", en: "how large a place it is")
        case .within: Message(ja: "その地域を含む地域", en: "the places that it lies in")
        case .size: Message(ja: "人数", en: "how many people")
        case .tags: Message(ja: "いくつでも", en: "any number")
        case .consent: Message(ja: "個人の名前をどこまで出してよいか", en: "where a person may be named")
        case .contact: Message(ja: "内部用の図にだけ出ます", en: "shown in the internal edition alone")
        case .mode: Message(ja: "居場所の型", en: "what the ibasho is for")
        case .organiser: Message(ja: "運営している団体", en: "who runs it")
        case .venue: Message(ja: "開いている場所", en: "where it is held")
        case .schedule: Message(ja: "例 第2・第4土曜", en: "such as every other Saturday")
        case .audience: Message(ja: "だれのためか", en: "whom it is for")
        case .from, .to: Message(ja: "人・団体・居場所の名前", en: "the name of an actor or ibasho")
        case .relation: Message(ja: "空欄なら知り合い", en: "they know each other where blank")
        case .role: Message(ja: "例 会長、理事", en: "such as chair")
        case .need: Message(ja: "いま助けてほしいこと（例 お米、運転）", en: "what is needed (rice, a driver …)")
        case .offer: Message(ja: "出せるもの・できること", en: "what it can give or do")
        case .axis: Message(ja: "分野か領域", en: "field or band")
        case .english: Message(ja: "英語の名前", en: "the English name")
        }
    }
}
