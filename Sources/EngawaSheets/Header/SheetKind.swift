/// What the rows of a sheet are.
public enum SheetKind: String, Sendable, Hashable, CaseIterable {
    /// つながり: who supports which ibasho.
    case ties
    /// 地域: places and what they lie in.
    case places
    /// 人・団体.
    case actors
    /// 居場所.
    case ibasho
    /// 人・団体・居場所どうし: ties that are no support.
    case links
    /// おねがい・出番.
    case needs
    /// 提供できること.
    case offers
    /// 軸: the fields and bands of a new map.
    case axes

    /// A column of a kind of sheet: its headers, and whether it must be there.
    public struct Header: Sendable, Hashable {
        /// The column.
        public let column: SheetColumn
        /// Its Japanese header.
        public let japanese: String
        /// Its English header.
        public let english: String
        /// Whether a sheet of this kind must have it.
        public let isRequired: Bool
    }

    /// The columns that a sheet of this kind may have, in the order of the documentation.
    public var headers: [Header] { Self.table[self] ?? [] }

    /// How many columns it must have.
    var requiredCount: Int { headers.count(where: \.isRequired) }

    private static let table: [SheetKind: [Header]] = [
        .ties: [
            must(.ibasho, "居場所", "ibasho"), must(.name, "名前", "name"), may(.id, "番号", "id"),
            may(.kind, "種別", "kind"), may(.field, "分野", "field"), may(.band, "領域", "band"),
            may(.area, "活動範囲", "area"), may(.location, "所在地", "place"), may(.content, "内容", "content"),
            may(.strength, "強さ", "strength"), may(.flow, "向き", "flow"), may(.frequency, "頻度", "frequency"),
            may(.means, "手段", "means"), may(.since, "開始", "since"), may(.until, "終了", "until"),
            may(.reason, "終了理由", "reason"), may(.lastContact, "最終接触", "last contact"),
            may(.origin, "きっかけ", "origin"), may(.face, "窓口", "face"), may(.note, "備考", "note"),
        ],
        .places: [
            must(.place, "地域", "place"), must(.level, "レベル", "level"), may(.within, "上位", "within"),
        ],
        .actors: [
            must(.name, "名前", "name"), may(.id, "番号", "id"), may(.kind, "種別", "kind"),
            may(.field, "分野", "field"), may(.area, "活動範囲", "area"), may(.location, "所在地", "place"),
            may(.size, "人数", "size"), may(.tags, "タグ", "tags"), may(.consent, "同意", "consent"),
            may(.contact, "連絡先", "contact"), may(.note, "備考", "note"),
        ],
        .ibasho: [
            must(.ibasho, "居場所", "ibasho"), may(.id, "番号", "id"), may(.mode, "型", "mode"),
            may(.organiser, "運営団体", "organiser"), may(.venue, "会場", "venue"),
            may(.schedule, "開催", "schedule"), may(.audience, "対象", "audience"), may(.tags, "タグ", "tags"),
            may(.location, "所在地", "place"), may(.since, "開始", "since"), may(.until, "終了", "until"),
            may(.note, "備考", "note"),
        ],
        .links: [
            must(.from, "名前1", "from"), must(.to, "名前2", "to"), may(.relation, "関係", "relation"),
            may(.role, "役割", "role"), may(.content, "内容", "content"), may(.strength, "強さ", "strength"),
            may(.since, "開始", "since"), may(.until, "終了", "until"), may(.note, "備考", "note"),
        ],
        .needs: [
            must(.ibasho, "居場所", "ibasho"), must(.need, "おねがい", "need"), may(.until, "期限", "until"),
            may(.note, "備考", "note"),
        ],
        .offers: [
            must(.name, "名前", "name"), must(.offer, "提供", "offer"), may(.until, "期限", "until"),
            may(.note, "備考", "note"),
        ],
        .axes: [
            must(.axis, "軸", "axis"), must(.name, "名前", "name"), may(.english, "英語", "en"),
            may(.level, "レベル", "level"),
        ],
    ]

    private static func must(_ column: SheetColumn, _ japanese: String, _ english: String) -> Header {
        Header(column: column, japanese: japanese, english: english, isRequired: true)
    }

    private static func may(_ column: SheetColumn, _ japanese: String, _ english: String) -> Header {
        Header(column: column, japanese: japanese, english: english, isRequired: false)
    }
}
