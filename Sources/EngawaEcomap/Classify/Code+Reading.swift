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

private func codeTable<Code>(_ words: [Code: String]) -> [FoldedText: Code] {
    var table: [FoldedText: Code] = [:]
    for (code, list) in words {
        for word in list.split(separator: " ") {
            table[FoldedText(String(word))] = code
        }
    }
    return table
}
