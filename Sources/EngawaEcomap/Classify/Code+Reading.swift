extension Strength {
    /// The strength that a cell of a sheet means; nil where it means none of the four.
    public init?(cell: String) {
        guard let strength = Strength.words[FoldedText(cell)] else { return nil }
        self = strength
    }

    /// Whether a cell holds a lone cross, which some people write for "no tie" and others for "strained".
    static func isCross(_ cell: String) -> Bool {
        ["×", "✕", "✖", "✗", "❌", "x", "X", "ｘ", "Ｘ", "╳", "☓"].contains { FoldedText($0) == FoldedText(cell) }
    }

    private static let words = codeTable(
        [
            .strong: "強い 強 つよい ◎ strong",
            .normal: "普通 ふつう 普 中 ○ 〇 ◯ normal",
            .weak: "弱い 弱 よわい △ weak",
            .stressful: "葛藤 ぎくしゃく ストレス 緊張 ⚡ stressful",
        ] as [Strength: String]
    )
}

extension Flow {
    /// The direction that a cell of a sheet means; nil where it means none of the three.
    public init?(cell: String) {
        guard let flow = Flow.words[FoldedText(cell)] else { return nil }
        self = flow
    }

    private static let words = codeTable(
        [
            .in: "受ける もらう 受け取る うける ← ⇐ ⇦ in",
            .out: "出す わたす 渡す だす あげる → ⇒ ⇨ out",
            .both: "双方 おたがい お互い 互い 両方 双方向 ⇔ ↔ ⇄ ⇆ ←→ both",
        ] as [Flow: String]
    )
}

/// What a person has agreed to (同意). The raw value is the code in the graph.
public enum Consent: String, Sendable, CaseIterable {
    /// 公開可: may be named in public.
    case `public`
    /// 会議まで: may be named in meetings.
    case meeting
    /// 内部のみ: only among those who keep the map.
    case `internal`
    /// なし: has said no.
    case refused = "none"

    /// The consent that a cell of a sheet means; nil where it means none of the four.
    public init?(cell: String) {
        guard let consent = Consent.words[FoldedText(cell)] else { return nil }
        self = consent
    }

    /// Whether a person who agreed to this may be named in `edition`.
    public func allows(_ edition: Edition) -> Bool {
        switch edition {
        case .internal: true
        case .meeting: self == .public || self == .meeting
        case .public: self == .public
        }
    }

    private static let words = codeTable(
        [
            .public: "公開可 公開 公開可能 可 public",
            .meeting: "会議まで 会議 会議限り あり 有 meeting",
            .internal: "内部のみ 内部 内部限り internal",
            .refused: "なし 無し 無 不可 none",
        ] as [Consent: String]
    )
}

/// What an ibasho is for (型). The raw value is the code in the graph.
public enum Mode: String, Sendable, CaseIterable {
    /// 交流: meeting each other.
    case exchange
    /// 支援: support.
    case support
    /// 両方.
    case both
    /// 日常の場: a place of everyday life.
    case everyday

    /// The mode that a cell of a sheet means; nil where it means none of the four.
    public init?(cell: String) {
        guard let mode = Mode.table[FoldedText(cell)] else { return nil }
        self = mode
    }

    /// Its Japanese word and its code, as a message offers them.
    var words: String { "\(sheetWord.ja) (\(rawValue))" }

    private static let table = codeTable(
        [
            .exchange: "交流 交流型 exchange",
            .support: "支援 支援型 support",
            .both: "両方 交流・支援 支援・交流 both",
            .everyday: "日常の場 日常 everyday",
        ] as [Mode: String]
    )
}

/// How two actors or ibasho are related (関係). The raw value is the type of the relationship in the graph.
public enum Relation: String, Sendable, CaseIterable {
    /// 知り合い; it leads both ways in meaning.
    case knows = "KNOWS"
    /// 所属.
    case memberOf = "MEMBER_OF"
    /// 傘下, 支部.
    case partOf = "PART_OF"
    /// 委託.
    case commissions = "COMMISSIONS"
    /// 協定.
    case agreedWith = "AGREED_WITH"
    /// 紹介先, 相談先.
    case refersTo = "REFERS_TO"

    /// The relation that a cell of a sheet means; nil where it means none of the six.
    public init?(cell: String) {
        guard let relation = Relation.table[FoldedText(cell)] else { return nil }
        self = relation
    }

    /// Its Japanese words and its type, as a message offers them.
    var words: String {
        switch self {
        case .knows: "知り合い (KNOWS)"
        case .memberOf: "所属 (MEMBER_OF)"
        case .partOf: "傘下・支部 (PART_OF)"
        case .commissions: "委託 (COMMISSIONS)"
        case .agreedWith: "協定 (AGREED_WITH)"
        case .refersTo: "紹介先・相談先 (REFERS_TO)"
        }
    }

    private static let table = codeTable(
        [
            .knows: "知り合い 知りあい しりあい 知人 顔見知り knows know",
            .memberOf: "所属 会員 メンバー 構成員 構成団体 加盟 memberof member_of member-of member",
            .partOf: "傘下 支部 傘下・支部 下部組織 partof part_of part-of branch",
            .commissions: "委託 業務委託 委託先 commissions commission",
            .agreedWith: "協定 連携協定 協定先 agreedwith agreed_with agreed-with agreement",
            .refersTo: "紹介先・相談先 紹介先 相談先 紹介 紹介・相談 refersto refers_to refers-to referral",
        ] as [Relation: String]
    )
}

private func codeTable<Code>(_ words: [Code: String]) -> [FoldedText: Code] {
    var table: [FoldedText: Code] = [:]
    for (code, list) in words {
        for word in list.split(separator: " ") {
            table[FoldedText(String(word))] = code
        }
    }
    return table
}
