import EngawaGraph

/// What a relationship that sheets may speak of is.
enum RelationType: UInt8, Sendable, CaseIterable {
    case supports, knows, memberOf, partOf, commissions, agreedWith, refersTo, needs, offers

    init(_ relation: Relation) {
        switch relation {
        case .knows: self = .knows
        case .memberOf: self = .memberOf
        case .partOf: self = .partOf
        case .commissions: self = .commissions
        case .agreedWith: self = .agreedWith
        case .refersTo: self = .refersTo
        }
    }

    /// The type in the graph.
    var name: String {
        switch self {
        case .supports: Schema.Relationship.supports
        case .knows: Schema.Relationship.knows
        case .memberOf: Schema.Relationship.memberOf
        case .partOf: Schema.Relationship.partOf
        case .commissions: Schema.Relationship.commissions
        case .agreedWith: Schema.Relationship.agreedWith
        case .refersTo: Schema.Relationship.refersTo
        case .needs: Schema.Relationship.needs
        case .offers: Schema.Relationship.offers
        }
    }
}

/// A relationship that an import touches, as it will be.
struct StagedRelation: Sendable {
    /// What the map has of it, by its place among `ImportStage.originalRelations`; -1 for a new one.
    var original: Int32 = -1
    var type: RelationType
    /// Whether its properties are read.
    var isLoaded: Bool
    var from: NodeIndex
    var to: NodeIndex
    /// The next one of the same type between the same two.
    var next: Int32 = -1
    var properties = PropertyRun()

    /// Whether the map does not have it yet.
    var isNew: Bool { original < 0 }
}

/// A relationship of the map as it was before the import. It has no properties while it is not loaded.
struct OriginalRelation: Sendable {
    let id: RelationshipID
    var properties = PropertyRun()
}

/// The relationships that an import touches, found by what they connect.
///
/// A hash table of numbers over the first relationship of each pair; those of one pair are chained in their order.
struct StagedRelations: Sendable {
    private(set) var list: [StagedRelation] = []
    private var slots: [Int32] = Array(repeating: -1, count: 64)
    private var pairCount = 0

    subscript(index: Int) -> StagedRelation {
        get { list[index] }
        _modify { yield &list[index] }
    }

    /// Makes room for so many relationships. Nothing may have been added yet.
    mutating func reserve(_ count: Int) {
        precondition(list.isEmpty, "room is made at the beginning")
        list.reserveCapacity(count)
        var size = slots.count
        while size < count * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
    }

    /// The first relationship of a type between two nodes, -1 where there is none. O(1).
    ///
    /// To know somebody leads both ways.
    func first(_ type: RelationType, _ from: NodeIndex, _ to: NodeIndex) -> Int32 {
        slots[slot(type, from, to)]
    }

    /// Looks at the place where `first` would look, and no further; what comes back means nothing.
    @inline(__always)
    func glance(_ type: RelationType, _ from: NodeIndex, _ to: NodeIndex) -> Int32 {
        slots[StagedRelations.hash(type, from, to) & (slots.count - 1)]
    }

    /// Adds a relationship behind the others of its pair. O(1 + relationships of the pair).
    mutating func append(_ relation: StagedRelation) -> Int {
        let slot = slot(relation.type, relation.from, relation.to)
        let number = Int32(list.count)
        list.append(relation)
        if slots[slot] < 0 {
            slots[slot] = number
            pairCount += 1
            if pairCount * 2 > slots.count { grow() }
        } else {
            var last = Int(slots[slot])
            while list[last].next >= 0 { last = Int(list[last].next) }
            list[last].next = number
        }
        return Int(number)
    }

    private func slot(_ type: RelationType, _ from: NodeIndex, _ to: NodeIndex) -> Int {
        let mask = slots.count - 1
        var slot = StagedRelations.hash(type, from, to) & mask
        while slots[slot] >= 0 {
            let relation = list[Int(slots[slot])]
            if relation.type == type {
                if relation.from == from && relation.to == to { return slot }
                if type == .knows && relation.from == to && relation.to == from { return slot }
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private static func hash(_ type: RelationType, _ from: NodeIndex, _ to: NodeIndex) -> Int {
        var (left, right) = (from.rawValue, to.rawValue)
        if type == .knows && left > right { swap(&left, &right) }
        let pair = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
        let product = (pair ^ UInt64(type.rawValue) << 60).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: (product.high ^ product.low) >> 1)
    }

    private mutating func grow() {
        let old = slots.filter { $0 >= 0 }
        slots = Array(repeating: -1, count: slots.count * 2)
        for number in old {
            let relation = list[Int(number)]
            slots[slot(relation.type, relation.from, relation.to)] = number
        }
    }
}
