import EngawaGraph
import EngawaSheets
import EngawaText

/// What people say to a missing link (つながらないことも権利). It stays answered until somebody asks for the answered ones.
public struct GapAnswer: Sendable, Hashable {
    /// The three answers. The raw value is the code in the graph.
    public enum Word: String, Sendable, CaseIterable {
        /// 今は要らない.
        case notNow
        /// そっとしておく.
        case leaveInPeace
        /// 声をかけた.
        case asked

        /// The answer as it is said.
        public var words: Message {
            switch self {
            case .notNow: Message(ja: "今は要らない", en: "not now")
            case .leaveInPeace: Message(ja: "そっとしておく", en: "leave in peace")
            case .asked: Message(ja: "声をかけた", en: "asked")
            }
        }

        /// The answer that a text means, in either language or as its code; nil where it means none.
        public init?(_ text: String) {
            let folded = FoldedText(text)
            let found = Word.allCases.first { word in
                [word.words.ja, word.words.en, word.rawValue].contains { FoldedText($0) == folded }
                    || word.aliases.contains { FoldedText($0) == folded }
            }
            guard let found else { return nil }
            self = found
        }

        private var aliases: [String] {
            switch self {
            case .notNow: ["今はいらない", "いまは要らない", "いまはいらない", "not-now", "later"]
            case .leaveInPeace: ["そっとする", "leave-in-peace", "leave"]
            case .asked: ["声かけた", "声をかけました", "contacted"]
            }
        }
    }

    /// The answer.
    public var word: Word
    /// When it was given.
    public var day: SheetDate

    /// An answer from its parts.
    public init(_ word: Word, on day: SheetDate) {
        self.word = word
        self.day = day
    }

    /// Keeps the answer to a gap in the map: a node `:GapAnswer {key, kind, answer, day}`, and `ABOUT` to the ibasho where the
    /// gap is of one. An answer that was given before is replaced. O(answers).
    public func keep(for gap: Gap, in draft: inout GraphDraft) throws(GraphError) {
        let map = EcomapMap(draft.graph)
        let known = GapAnswers.nodes(map).first { map.value(map.tokens.gapKey, of: $0).stringValue == gap.key }
        if let known {
            _ = try draft.set(.string(word.rawValue), for: Schema.Key.answer, of: known)
            _ = try draft.set(day.value, for: Schema.Key.day, of: known)
            return
        }
        let node = try draft.createNode(
            labels: [Schema.Label.gapAnswer],
            properties: [
                (Schema.Key.gapKey, .string(gap.key)), (Schema.Key.kind, .string(gap.kind.rawValue)),
                (Schema.Key.answer, .string(word.rawValue)), (Schema.Key.day, day.value),
            ]
        )
        if let ibasho = gap.ibasho {
            _ = try draft.createRelationship(Schema.Relationship.about, from: node, to: ibasho)
        }
    }
}

/// The answers of a map, by the keys of the gaps.
struct GapAnswers: Sendable {
    private var answers: [NameKey: GapAnswer] = [:]
    /// The actors that are not to be proposed to an ibasho again.
    private var declined: [NodeID: Set<NodeID>] = [:]

    var isEmpty: Bool { answers.isEmpty }

    init(_ map: EcomapMap) {
        for node in GapAnswers.nodes(map) {
            guard let key = map.value(map.tokens.gapKey, of: node).stringValue,
                let word = map.value(map.tokens.answer, of: node).stringValue.flatMap(GapAnswer.Word.init(rawValue:)),
                let day = SheetDate(map.value(map.tokens.day, of: node))
            else { continue }
            answers[NameKey(key)] = GapAnswer(word, on: day)
            let parts = key.split(separator: "/")
            // A candidate, and who could meet a need: `candidate/ibasho/actor`, `unmetNeed/ibasho/resource/actor`.
            let isActor =
                [GapKind.candidate: 3, .unmetNeed: 4][GapKind(rawValue: parts.first.map(String.init) ?? "")]
                == parts.count
            if word != .asked, isActor, let ibasho = UInt32(parts[1]), let actor = parts.last.flatMap({ UInt32($0) }) {
                declined[NodeID(rawValue: ibasho), default: []].insert(NodeID(rawValue: actor))
            }
        }
    }

    subscript(key: String) -> GapAnswer? { answers[NameKey(key)] }

    /// The actors that somebody has declined as candidates for an ibasho.
    func declined(for ibasho: NodeID) -> Set<NodeID> { declined[ibasho] ?? [] }

    static func nodes(_ map: EcomapMap) -> [NodeID] {
        map.tokens.gapAnswer.map { Array(map.graph.nodes(label: $0)) } ?? []
    }
}
