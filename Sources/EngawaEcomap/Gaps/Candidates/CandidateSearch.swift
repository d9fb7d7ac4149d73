import EngawaGraph

/// The evidence about the actors around one ibasho after another, in memory that is used again.
///
/// Everything is read from the graph around the ibasho: its ties, the links and other ties of its supporters, the actors of
/// the places around it. What is too large to say something about one ibasho is passed over (`Limits`), so that a search
/// costs the same at a supporter with a hundred thousand ties.
struct CandidateSearch<Reader: CandidateReader> {
    typealias Limits = CandidateLimits

    /// Why a node is no candidate.
    enum Standing: UInt8 {
        /// It is one.
        case open
        /// It has a tie on the day.
        case tied
        /// It had a tie, or will have one.
        case past
        /// It is neither an actor nor supports any ibasho, or is the ibasho itself.
        case outside
    }

    let map: EcomapMap
    let reader: Reader
    /// Tells which ties of the ibasho itself are there.
    let presence: Presence
    let isSmall: Bool

    /// The ibasho of the present evidence.
    private(set) var ibasho = NodeID(rawValue: 0)

    // One column for each piece of evidence, by slot.
    var slots = NodeSlots(capacity: 4_096)
    var standing: [Standing] = []
    /// How many ties the node has to the ibasho: they are taken off where the others are counted.
    var ownTies: [Int32] = []
    var knowers: [Double] = []
    var strongKnowers: [Int32] = []
    var isKnown: [Bool] = []
    var isDirect: [Bool] = []
    var alike: [Double] = []
    /// In which of the places around the ibasho, counted from 1, or below it, the node was found; 0 for none.
    var rings: [UInt8] = []

    /// The present supporters, each once, in the order of their first tie, with the strength of it.
    var supporters: [(node: NodeID, strength: Strength?)] = []
    /// The ibasho most alike, the most first, with their weights and how many supporters are shared.
    var peers: [(ibasho: NodeID, weight: Double, shared: Int)] = []
    var peerTotal = 0.0
    var peerSlots = NodeSlots()
    var peerWeights: [Double] = []
    var peerShared: [Int32] = []

    /// The places that hold the ibasho and have a level, from near to far.
    var around: [(place: NodeID, level: PlaceLevel)] = []
    var aroundSlots = NodeSlots(capacity: 16)
    var nearest = NodeSlots(capacity: 1_024)
    var nearestFound: [CandidateNearness?] = []
    var passed = NodeSlots(capacity: 1_024)

    /// The fields of present supporters, and how many of them work in each.
    var fieldSlots = NodeSlots(capacity: 16)
    var fieldCounts: [Int32] = []
    /// How many present supporters work in any field.
    var supportersWithFields = 0
    var tags: [String] = []

    /// The share of each field among all who work in one, once it was asked for.
    var fieldShareSlots = NodeSlots(capacity: 16)
    var fieldShares: [Double] = []

    init(_ map: EcomapMap, _ reader: Reader, presence: Presence) {
        (self.map, self.reader, self.presence) = (map, reader, presence)
        let tokens = map.tokens
        let count = [tokens.actor, tokens.ibasho].reduce(0) { sum, label in
            sum + (label.map { map.graph.nodeCount(label: $0) } ?? 0)
        }
        isSmall = count <= Limits.small
    }

    /// Gathers the evidence about one ibasho and forgets that about another.
    ///
    /// O(ties of the ibasho + links and ties of its supporters + ties of the ibasho most alike + actors around), each up to
    /// its limit.
    mutating func gather(_ ibasho: NodeID) {
        forget()
        self.ibasho = ibasho
        standing[slot(of: ibasho)] = .outside
        readTies()
        readPlaces()
        readFields()
        findAcquaintances()
        findAlike()
        findAround()
        if isSmall { findAll() }
    }

    private mutating func forget() {
        slots.removeAll()
        standing.removeAll(keepingCapacity: true)
        ownTies.removeAll(keepingCapacity: true)
        knowers.removeAll(keepingCapacity: true)
        strongKnowers.removeAll(keepingCapacity: true)
        isKnown.removeAll(keepingCapacity: true)
        isDirect.removeAll(keepingCapacity: true)
        alike.removeAll(keepingCapacity: true)
        rings.removeAll(keepingCapacity: true)
        supporters.removeAll(keepingCapacity: true)
    }

    /// The slot of a node, with no evidence yet where it is a new one.
    mutating func slot(of node: NodeID) -> Int {
        let (slot, isNew) = slots.put(node)
        if isNew {
            standing.append(reader.isCandidate(node) ? .open : .outside)
            ownTies.append(0)
            knowers.append(0)
            strongKnowers.append(0)
            isKnown.append(false)
            isDirect.append(false)
            alike.append(0)
            rings.append(0)
        }
        return slot
    }

    private mutating func readTies() {
        guard let supports = map.tokens.supports else { return }
        for tie in map.graph.relationships(of: ibasho, .incoming, type: supports) where tie.other != ibasho {
            let slot = slot(of: tie.other)
            ownTies[slot] += 1
            if presence.holds(tie.relationship) {
                if standing[slot] != .tied {
                    standing[slot] = .tied
                    let strength = map.value(map.tokens.strength, of: tie.relationship).stringValue
                    supporters.append((tie.other, strength.flatMap(Strength.init(rawValue:))))
                }
            } else if standing[slot] != .tied {
                standing[slot] = .past
            }
        }
    }

    private mutating func readFields() {
        fieldSlots.removeAll()
        fieldCounts.removeAll(keepingCapacity: true)
        supportersWithFields = 0
        tags = map.value(map.tokens.tags, of: ibasho).stringList ?? []
        let reader = reader
        for supporter in supporters {
            var isFirst = true
            reader.forEachField(of: supporter.node) { field in
                if isFirst { supportersWithFields += 1 }
                isFirst = false
                let (slot, isNew) = fieldSlots.put(field)
                if isNew { fieldCounts.append(0) }
                fieldCounts[slot] += 1
            }
        }
    }

    /// All actors and ibasho, where the map is small.
    private mutating func findAll() {
        for label in [map.tokens.actor, map.tokens.ibasho] {
            guard let label else { continue }
            for node in map.graph.nodes(label: label) { _ = slot(of: node) }
        }
    }
}

/// What is too large to be looked through in a search for candidates.
enum CandidateLimits {
    /// A supporter with more links than these knows everybody.
    static let links = 2_000
    /// A supporter with more ties than these makes no two ibasho alike.
    static let tiesOfSupporter = 1_000
    /// An ibasho with more ties than these is like none.
    static let tiesOfAlike = 2_000
    /// How many ibasho are looked at as the most alike ones.
    static let alike = 40
    /// How many where it is not known in which places the ibasho is: then they are the most that there is to go by.
    static let alikeOnly = 120
    /// A place itself with more actors than these is looked at only where other evidence leads to them.
    static let actorsOfPlace = 5_000
    /// How many actors, and as many places, below the places around the ibasho are gone through, the nearest first.
    static let below = 400
    /// A map of at most so many actors and ibasho is looked through as a whole.
    static let small = 4_096
}
