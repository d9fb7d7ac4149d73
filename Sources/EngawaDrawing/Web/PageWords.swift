import EngawaEcomap
import EngawaSheets
import EngawaText

/// Every text of a page that does not come from the map, besides those of the drawing.
enum PageWords {
    static let keyHint = Message(
        ja: "Tab キーで図に入り、矢印キーで隣へ、Enter で固定、Esc で戻ります。Ctrl を押しながら回すと大きくなります。",
        en: "Tab enters the drawing, arrow keys move, Enter pins, Esc lets go. Ctrl and the wheel zoom."
    )
    static let touchHint = Message(
        ja: "箱に触れるとくわしいことが出ます。二本の指で大きくできます。",
        en: "Tap a box for details. Two fingers zoom."
    )
    static let skip = Message(ja: "一覧へ", en: "Skip to the list")
    static let tools = Message(ja: "さがす・しぼる", en: "Search and filter")
    static let search = Message(ja: "名前・番号をさがす", en: "Search by name or number")
    static let year = Message(ja: "いつ", en: "When")
    static let filters = Message(ja: "しぼる", en: "Filter")
    static let strengths = Message(ja: "強さ", en: "Strength")
    static let reset = Message(ja: "すべて見る", en: "Show all")
    static let stage = Message(ja: "図", en: "Drawing")
    static let zoomIn = Message(ja: "大きく", en: "Zoom in")
    static let zoomOut = Message(ja: "小さく", en: "Zoom out")
    static let whole = Message(ja: "全体", en: "Whole")
    static let details = Message(ja: "くわしく", en: "Details")
    static let close = Message(ja: "とじる", en: "Close")
    static let empty = Message(
        ja: "図か一覧の名前を選ぶと、くわしいことがここに出ます。",
        en: "Choose a name in the drawing or the list to see more here."
    )
    static let list = Message(ja: "一覧", en: "List")
    static let name = Message(ja: "名前", en: "Name")
    static let place = Message(ja: "分野・領域", en: "Field, distance")
    static let ties = Message(ja: "つながり", en: "Tie")
    static let legend = Message(ja: "凡例", en: "Legend")
    static let noField = Words.unknownField
    static let noBand = Words.unknownBand

    // The panel.
    static let kind = Message(ja: "種別", en: "Kind")
    static let kindTyped = Message(ja: "種別（記入のまま）", en: "Kind as written")
    static let organisations = Message(ja: "所属", en: "Belongs to")
    static let areas = Message(ja: "場所", en: "Place")
    static let contact = Message(ja: "連絡先", en: "Contact")
    static let note = Message(ja: "備考", en: "Note")
    static let contents = Message(ja: "内容", en: "Brings")
    static let frequency = Message(ja: "頻度", en: "How often")
    static let means = Message(ja: "手段", en: "By")
    static let since = Message(ja: "開始", en: "Since")
    static let until = Message(ja: "終了", en: "Until")
    static let lastContact = Message(ja: "最終接触", en: "Last contact")
    static let origin = Message(ja: "きっかけ", en: "Origin")
    static let face = Message(ja: "窓口", en: "Contact person")
    static let reason = Message(ja: "終了理由", en: "Why it ended")
    static let ended = Message(ja: "終わったつながり", en: "Ended tie")
    static let organiser = Message(ja: "運営", en: "Run by")
    static let venue = Message(ja: "会場", en: "Venue")
    static let schedule = Message(ja: "開催", en: "Open")
    static let audience = Message(ja: "対象", en: "For")
    static let supportedBy = Message(ja: "支えてくれる居場所", en: "Supported by")
    static let supports = Message(ja: "支えている居場所", en: "Supports")
    static let supporters = Message(ja: "支え手", en: "Supporters")

    /// How many of how many are seen; the script fills in `{n}` and `{m}`.
    static let shown = Message(ja: "{m} のうち {n} を表示", en: "showing {n} of {m}")
    static let all = Message(ja: "{m} すべてを表示", en: "showing all {m}")
    /// What stood there in a year and does not any more; the script fills in `{y}`.
    static let past = Message(
        ja: "{y}年にあって、その後に終わったつながり",
        en: "Ties of {y} that have ended since"
    )
    /// A year of the slider.
    static let inYear = Message(ja: "{y}年", en: "{y}")
    static let yearHint = Message(
        ja: "始まりの分からないつながりは、いつの年にも出ます。",
        en: "Ties without a date stand in every year."
    )

    static func now(_ ecomap: Ecomap) -> Message { Words.day(ecomap.day, isAsOf: ecomap.isAsOf) }

    /// A date as people write it.
    static func date(_ date: SheetDate) -> Message {
        let (year, month) = (date.first.year, date.first.month)
        switch date.precision {
        case .day: return Words.day(date.text, isAsOf: false)
        case .month: return Message(ja: "\(year)年\(month)月", en: "\(year)-\(month < 10 ? "0" : "")\(month)")
        case .year: return Message(ja: "\(year)年", en: "\(year)")
        case .fiscalYear: return Message(ja: "\(year)年度", en: "fiscal year \(year)")
        }
    }

    /// What a flow is called without its arrow.
    static func flow(_ flow: Flow?) -> Message? {
        flow.map { Words.flow($0) }
    }

    /// The direction of a tie as a sign before its word: the ibasho is on the left.
    static func arrow(_ flow: Flow?) -> String {
        switch flow {
        case .in: "← "
        case .out: "→ "
        case .both: "↔ "
        case nil: ""
        }
    }

    /// The shape of a box in words.
    static func shape(_ style: KindStyle) -> Message {
        switch style {
        case .person: Message(ja: "角の丸い箱: ", en: "rounded box: ")
        case .withheld: Message(ja: "角の丸い破線の箱: ", en: "rounded dashed box: ")
        case .organisation: Message(ja: "四角い箱: ", en: "plain box: ")
        case .government: Message(ja: "太い枠の箱: ", en: "heavy box: ")
        case .ibasho: Message(ja: "色のある箱: ", en: "coloured box: ")
        }
    }
}
