/// Many nodes and relationships that come into being together: what an import makes, in columns.
///
/// Entities stand in the order of their ids, which follow one another; each value is kept once, in a dictionary, and a
/// property is a pair of numbers. A million of them cost a few bytes each on disk and a few nanoseconds each to apply,
/// where as many single changes would cost twenty times that. It is begun with `GraphDraft.beginBatch()`, filled, and
/// given to `GraphDraft.create(_:)`. Nothing else may change the draft in between.
public struct CreationBatch: Sendable, Hashable {
    /// A value of the dictionary of a batch.
    public struct ValueIndex: Hashable, Sendable {
        let rawValue: UInt32
    }

    /// A property key of a batch.
    public struct KeyIndex: Hashable, Sendable {
        let rawValue: UInt16
    }

    /// A set of labels of a batch.
    public struct LabelSetIndex: Hashable, Sendable {
        let rawValue: UInt16
    }

    /// A relationship type of a batch.
    public struct TypeIndex: Hashable, Sendable {
        let rawValue: UInt16
    }

    /// The values of one key: whose they are, counted from the first entity of the batch, ascending, and which.
    struct Column: Sendable, Hashable {
        var owners: [UInt32] = []
        var values: [UInt32] = []
    }

    /// The id of the first node, and of the first relationship; the others follow.
    public let firstNode: NodeID
    public let firstRelationship: RelationshipID

    private(set) var dictionary = BatchDictionary()
    private(set) var labelSets: [[String]] = []
    private(set) var types: [String] = []
    private(set) var keys: [String] = []

    /// The label set of each node.
    private(set) var nodes: [UInt16] = []
    /// Type and ends of each relationship.
    private(set) var relationshipTypes: [UInt16] = []
    private(set) var starts: [UInt32] = []
    private(set) var ends: [UInt32] = []
    /// By key; empty where no node, or no relationship, has it.
    private(set) var nodeColumns: [Column] = []
    private(set) var relationshipColumns: [Column] = []

    private var filling = Filling()

    /// How far the filling has come; no part of what the batch is.
    private struct Filling: Sendable, Hashable {
        /// What was created last is a relationship, and properties are set for that.
        var isAtRelationship = false

        static func == (left: Filling, right: Filling) -> Bool { true }

        func hash(into hasher: inout Hasher) {}
    }

    /// An empty batch whose first entities will have these ids.
    package init(firstNode: NodeID, firstRelationship: RelationshipID) {
        (self.firstNode, self.firstRelationship) = (firstNode, firstRelationship)
    }

    /// How many nodes it creates.
    public var nodeCount: Int { nodes.count }

    /// How many relationships it creates.
    public var relationshipCount: Int { relationshipTypes.count }

    /// How many properties it sets.
    public var propertyCount: Int {
        (nodeColumns + relationshipColumns).reduce(0) { $0 + $1.owners.count }
    }

    /// Whether it creates nothing.
    public var isEmpty: Bool { nodes.isEmpty && relationshipTypes.isEmpty }

    /// Makes room for so many entities.
    public mutating func reserve(nodes: Int, relationships: Int) {
        self.nodes.reserveCapacity(nodes)
        relationshipTypes.reserveCapacity(relationships)
        starts.reserveCapacity(relationships)
        ends.reserveCapacity(relationships)
    }

    // MARK: - Names and values

    /// The number of a set of labels, in any order. O(sets). Traps beyond 65,535 sets.
    public mutating func labelSet(_ labels: [String]) -> LabelSetIndex {
        var distinct: [String] = []
        for label in labels where !distinct.contains(where: { $0.hasSameBytes(as: label) }) { distinct.append(label) }
        let place = labelSets.firstIndex { set in
            set.count == distinct.count && zip(set, distinct).allSatisfy { $0.hasSameBytes(as: $1) }
        }
        if place == nil { labelSets.append(distinct) }
        return LabelSetIndex(rawValue: UInt16(place ?? labelSets.count - 1))
    }

    /// The number of a relationship type. O(types). Traps beyond 65,535 types.
    public mutating func type(_ name: String) -> TypeIndex {
        let place = types.firstIndex { $0.hasSameBytes(as: name) }
        if place == nil { types.append(name) }
        return TypeIndex(rawValue: UInt16(place ?? types.count - 1))
    }

    /// The number of a property key. O(keys). Traps beyond 65,535 keys.
    public mutating func key(_ name: String) -> KeyIndex {
        if let place = keys.firstIndex(where: { $0.hasSameBytes(as: name) }) {
            return KeyIndex(rawValue: UInt16(place))
        }
        keys.append(name)
        nodeColumns.append(Column())
        relationshipColumns.append(Column())
        return KeyIndex(rawValue: UInt16(keys.count - 1))
    }

    /// Takes a text into the dictionary, given as valid UTF-8. Whoever uses it often keeps its number: a text that is
    /// given twice stands there twice. O(length).
    public mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) -> ValueIndex {
        ValueIndex(rawValue: dictionary.append(utf8))
    }

    /// Takes a value that is not null into the dictionary. O(size).
    public mutating func value(_ value: Value) -> ValueIndex {
        ValueIndex(rawValue: dictionary.append(value))
    }

    // MARK: - Entities

    /// Creates a node and gives its id.
    @discardableResult
    public mutating func createNode(labels: LabelSetIndex) -> NodeID {
        filling.isAtRelationship = false
        nodes.append(labels.rawValue)
        return NodeID(rawValue: firstNode.rawValue + UInt32(nodes.count - 1))
    }

    /// Creates a relationship between two nodes, of the graph or of this batch, and gives its id.
    @discardableResult
    public mutating func createRelationship(_ type: TypeIndex, from start: NodeID, to end: NodeID) -> RelationshipID {
        filling.isAtRelationship = true
        relationshipTypes.append(type.rawValue)
        starts.append(start.rawValue)
        ends.append(end.rawValue)
        return RelationshipID(rawValue: firstRelationship.rawValue + UInt32(relationshipTypes.count - 1))
    }

    /// Sets a property of the node or relationship that was created last; of two values of one key the later stays.
    @inline(__always)
    public mutating func set(_ value: ValueIndex, for key: KeyIndex) {
        if filling.isAtRelationship {
            CreationBatch.set(value, UInt32(relationshipTypes.count - 1), in: &relationshipColumns[Int(key.rawValue)])
        } else {
            precondition(!nodes.isEmpty, "a property needs an entity")
            CreationBatch.set(value, UInt32(nodes.count - 1), in: &nodeColumns[Int(key.rawValue)])
        }
    }

    @inline(__always)
    private static func set(_ value: ValueIndex, _ owner: UInt32, in column: inout Column) {
        if column.owners.last == owner {
            column.values[column.values.count - 1] = value.rawValue
        } else {
            column.owners.append(owner)
            column.values.append(value.rawValue)
        }
    }
}

/// The values of a batch, each under a number from 0: texts as bytes in one run, everything else as values.
struct BatchDictionary: Sendable, Hashable {
    /// The bytes of all texts, one after another.
    private(set) var bytes: [UInt8] = []
    /// For a text its first byte and its length, in the upper 40 and the lower 24 bits; for another value the bit 63
    /// and its place among the others.
    private(set) var entries: [UInt64] = []
    private(set) var others: [Value] = []

    private static let otherMark: UInt64 = 1 << 63
    /// The longest text that an entry can say; longer ones stand among the others.
    private static let longestText = 1 << 24 - 1

    /// What stands under a number.
    enum Entry {
        case text(Range<Int>)
        case other(Int)
    }

    var count: Int { entries.count }

    func entry(_ number: Int) -> Entry {
        let entry = entries[number]
        if entry & BatchDictionary.otherMark != 0 { return .other(Int(entry & ~BatchDictionary.otherMark)) }
        let start = Int(entry >> 24)
        return .text(start..<start + Int(entry & 0xFF_FFFF))
    }

    /// The value of a number. O(size).
    func value(_ number: Int) -> Value {
        switch entry(number) {
        case .text(let range): .string(String(decoding: bytes[range], as: UTF8.self))
        case .other(let place): others[place]
        }
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard text.count <= BatchDictionary.longestText else { return append(.string(String(decoding: text, as: UTF8.self))) }
        entries.append(UInt64(bytes.count) << 24 | UInt64(text.count))
        bytes.append(contentsOf: text)
        return UInt32(entries.count - 1)
    }

    mutating func append(_ value: Value) -> UInt32 {
        if case .string(var text) = value, text.utf8.count <= BatchDictionary.longestText {
            return text.withUTF8 { append($0) }
        }
        entries.append(BatchDictionary.otherMark | UInt64(others.count))
        others.append(value)
        return UInt32(entries.count - 1)
    }

    mutating func reserve(_ count: Int, bytes byteCount: Int) {
        entries.reserveCapacity(count)
        bytes.reserveCapacity(byteCount)
    }
}
