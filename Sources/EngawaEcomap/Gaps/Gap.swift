import EngawaGraph
import EngawaSheets
import EngawaText

/// A missing link (まだないつながり): what is not there, why it matters, who could help.
public struct Gap: Sendable, Hashable {
    /// What kind of link is missing.
    public var kind: GapKind
    /// The ibasho that it is about; nil for one of the whole map, such as a surplus that nobody takes.
    public var ibasho: NodeID?
    /// The name of the ibasho.
    public var ibashoName: String?
    /// The position of the field (分野) on the axis, where it has one.
    public var field: Int?
    /// The position of the band (領域) on the axis, where it has one.
    public var band: Int?
    /// A sentence that says why, for people.
    public var why: Message
    /// What it is concluded from.
    public var evidence: GapEvidence
    /// Who could help, the likeliest first.
    public var candidates: [GapCandidate]
    /// From 0 to 1: how useful it is to know, before gaps of the same kind are spread out; see `Docs/MissingLinks.md`.
    public var usefulness: Double
    /// What identifies it from one day to the next: its kind and the ids of whom it is about.
    public var key: String
    /// What people have answered to it, where they have.
    public var answer: GapAnswer?
    /// Its place in the list, from 1.
    public var rank = 0

    init(
        _ kind: GapKind,
        of subject: GapSubject?,
        field: Int? = nil,
        band: Int? = nil,
        why: Message,
        evidence: GapEvidence = GapEvidence(),
        candidates: [GapCandidate] = [],
        usefulness: Double,
        key parts: [String]
    ) {
        self.kind = kind
        ibasho = subject?.ibasho
        ibashoName = subject?.name
        self.field = field
        self.band = band
        self.why = why
        self.evidence = evidence
        self.candidates = candidates
        self.usefulness = usefulness
        key = ([kind.rawValue, subject.map { "\($0.ibasho.rawValue)" } ?? "map"] + parts).joined(separator: "/")
    }
}

/// What a missing link is. The raw value is the word in JSON.
public enum GapKind: String, Sendable, CaseIterable {
    /// A content (内容) that one supporter alone brings, or the one supporter that leads to all other places.
    case singleSupport
    /// Several ties hang on one person (窓口), or one on an official before the transfers of April; internal edition alone.
    case oneFace
    /// An おねがい that somebody could meet, or a surplus that nobody takes.
    case unmetNeed
    /// A tie whose end is near.
    case endingTie
    /// Two places, or two communities, that do not know each other yet.
    case strangers
    /// An actor that fits and is near.
    case candidate
    /// A cell 分野 × 領域 that comparable ibasho have filled.
    case emptyCell
    /// Nothing was heard for longer than the tie's own rhythm would let expect; internal edition alone.
    case quietTie
    /// Fewer than three places to turn to (相談先).
    case noConfidant

    /// What the kind is called, in both languages.
    public var name: Message {
        switch self {
        case .singleSupport: Message(ja: "ひとりの支え手", en: "one supporter")
        case .oneFace: Message(ja: "ひとりの窓口", en: "one contact person")
        case .unmetNeed: Message(ja: "おねがいと提供", en: "need and offer")
        case .endingTie: Message(ja: "まもなく終わる", en: "ending soon")
        case .strangers: Message(ja: "まだ知らないどうし", en: "not met yet")
        case .candidate: Message(ja: "声をかけられそう", en: "could be asked")
        case .emptyCell: Message(ja: "近くの場にはある", en: "others near by have it")
        case .quietTie: Message(ja: "便りがしばらくない", en: "quiet for a while")
        case .noConfidant: Message(ja: "相談先", en: "places to turn to")
        }
    }
}

/// Somebody who could help with a missing link.
public struct GapCandidate: Sendable, Hashable {
    /// The actor or ibasho.
    public var node: NodeID
    /// Its name; nobody is a candidate who may not be named.
    public var name: String
    /// From 0 to 1: how likely a tie is, by the map's own ties.
    public var score: Double
    /// A sentence that says why.
    public var why: Message
    /// The names from the ibasho to the candidate, both ends among them, over people who could introduce; empty where the
    /// map knows of no way, or none that may be named.
    public var introduction: [String]
}

/// What a gap is concluded from: names, counts and dates, in the order in which they are told.
public struct GapEvidence: Sendable, Hashable {
    /// One piece.
    public enum Value: Sendable, Hashable {
        /// A name or a word.
        case text(String)
        /// Names or words.
        case texts([String])
        /// How many.
        case count(Int)
        /// When, as exactly as it is known.
        case date(SheetDate)
    }

    /// One piece and what it is called in JSON.
    public struct Item: Sendable, Hashable {
        /// The key, in English.
        public var key: String
        /// What is known.
        public var value: Value
    }

    /// The pieces.
    public private(set) var items: [Item] = []

    /// The piece of a key.
    public subscript(key: String) -> Value? { items.first { $0.key == key }?.value }

    mutating func add(_ key: String, _ value: Value) { items.append(Item(key: key, value: value)) }

    mutating func add(_ key: String, _ date: SheetDate?) {
        if let date { add(key, .date(date)) }
    }
}
