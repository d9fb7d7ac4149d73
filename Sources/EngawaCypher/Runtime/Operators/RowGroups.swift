import EngawaGraph

/// Numbers the rows by the values of some columns: rows with equivalent values have the same number. Numbers begin with 0
/// and go on by one in the order in which the values come.
struct RowGroups {
    private var keys: [KeyNumbers]
    /// For each key but the first, the numbers of the pairs of a number of the keys before it and one of its own.
    private var pairs: [PairNumbers]
    private(set) var count = 0

    init(keys count: Int) {
        keys = [KeyNumbers](repeating: KeyNumbers(), count: count)
        pairs = [PairNumbers](repeating: PairNumbers(), count: max(0, count - 1))
    }

    /// How many bytes it holds, about.
    var memory: Int {
        pairs.reduce(keys.reduce(96 * count) { $0 + $1.memory }) { $0 + $1.memory }
    }

    /// The number of each row. O(rows × keys) on average.
    mutating func numbers(of columns: [Column], count rows: Int, _ graph: PropertyGraph) -> [Int32] {
        guard let first = columns.first else {
            count = 1
            return [Int32](filled: 0, rows)
        }
        var numbers = keys[0].numbers(of: first, count: rows, graph)
        for place in columns.indices.dropFirst() {
            pairs[place - 1].combine(&numbers, keys[place].numbers(of: columns[place], count: rows, graph))
        }
        count = pairs.last?.count ?? keys[0].count
        return numbers
    }

    /// The values of a key, one for each group.
    func column(_ place: Int, _ graph: PropertyGraph) -> Column {
        let values = keys[place].column(graph)
        guard !pairs.isEmpty else { return values }
        var numbers = (0..<Int32(count)).map { $0 }
        for index in pairs.indices.reversed() {
            let members = pairs[index].members
            if index + 1 == place { return values.gather(numbers.map { members[Int($0)].right }) }
            numbers = numbers.map { members[Int($0)].left }
        }
        return values.gather(numbers)
    }
}

/// Numbers for pairs of numbers, from 0 on in the order in which they come.
private struct PairNumbers {
    private(set) var members: [(left: Int32, right: Int32)] = []
    /// Open addressing; -1 where nothing stands.
    private var places: [Int32] = []

    var count: Int { members.count }
    var memory: Int { 8 * members.count + 4 * places.count }

    /// Puts the numbers of the pairs into the places of the left numbers.
    mutating func combine(_ lefts: inout [Int32], _ rights: [Int32]) {
        for row in lefts.indices { lefts[row] = number(lefts[row], rights[row]) }
    }

    private mutating func number(_ left: Int32, _ right: Int32) -> Int32 {
        if members.count * 2 >= places.count { grow() }
        let mask = places.count - 1
        var place = PairNumbers.hash(left, right) & mask
        while places[place] >= 0 {
            let found = members[Int(places[place])]
            if found.left == left, found.right == right { return places[place] }
            place = (place + 1) & mask
        }
        let number = Int32(truncatingIfNeeded: members.count)
        places[place] = number
        members.append((left, right))
        return number
    }

    private static func hash(_ left: Int32, _ right: Int32) -> Int {
        let pair = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
        // The upper bits of the product depend on all bits of the pair.
        return Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }

    private mutating func grow() {
        places = [Int32](filled: -1, max(64, places.count * 2))
        let mask = places.count - 1
        for (number, pair) in members.enumerated() {
            var place = PairNumbers.hash(pair.left, pair.right) & mask
            while places[place] >= 0 { place = (place + 1) & mask }
            places[place] = Int32(truncatingIfNeeded: number)
        }
    }
}

/// Numbers for the values of one key, from 0 on in the order in which they come.
///
/// Nodes, relationships and properties of nodes are known by their ids as long as nothing else comes; every other value by
/// itself.
private struct KeyNumbers {
    private enum Examples {
        case none
        case nodes([NodeID])
        case relationships([RelationshipID])
        /// The node that each value was first seen at; node 0 stands for none.
        case property(KeyToken, [NodeID])
        case values([CypherValue])
    }

    private var examples = Examples.none
    private(set) var count = 0
    private var valueMemory = 0
    private var ids = IDNumbers()
    private var texts = TextGroups()
    private var values: [EquivalentValue: Int32] = [:]

    var memory: Int { ids.memory + texts.memory + valueMemory }

    mutating func numbers(of column: Column, count rows: Int, _ graph: PropertyGraph) -> [Int32] {
        switch (column, examples) {
        case (.nodes(let nodes), .none), (.nodes(let nodes), .nodes):
            var known: [NodeID] = []
            if case .nodes(let before) = examples { known = before }
            // The only one now, so that it grows in place.
            examples = .none
            ids.prepare(rows, idLimit: Int(graph.nextNodeID.rawValue) + 1)
            defer { examples = .nodes(known) }
            return numbers(of: nodes, &known)
        case (.relationships(let relationships), .none), (.relationships(let relationships), .relationships):
            var known: [RelationshipID] = []
            if case .relationships(let before) = examples { known = before }
            examples = .none
            defer { examples = .relationships(known) }
            return numbers(of: relationships, &known)
        case (.property(let property), .none): return numbers(of: property, [])
        case (.property(let property), .property(let key, let known)) where key == property.key:
            examples = .none
            return numbers(of: property, known)
        case (.constant(let value), _):
            takeValues(graph)
            let number = self.number(of: value)
            return [Int32](repeating: number, count: rows)
        default:
            takeValues(graph)
            return (0..<rows).map { number(of: column[$0]) }
        }
    }

    /// The values, one for each number.
    func column(_ graph: PropertyGraph) -> Column {
        switch examples {
        case .none: .values([])
        case .nodes(let nodes): .nodes(nodes)
        case .relationships(let relationships): .relationships(relationships)
        case .property(let key, let nodes): .property(PropertyColumn(nodes: nodes, key: key, graph: graph))
        case .values(let values): .values(values)
        }
    }

    // MARK: - By id

    /// - Parameter known: the ids that have numbers, in the order of these; new ones are added.
    private mutating func numbers<ID: EntityID>(of entities: [ID], _ known: inout [ID]) -> [Int32] {
        let numbers = entities.map { entity in
            ids.number(of: entity.rawValue) {
                known.append(entity)
                return Int32(truncatingIfNeeded: known.count - 1)
            }
        }
        count = known.count
        return numbers
    }

    /// Equal nodes have equal properties: the values are looked at once for each node.
    private mutating func numbers(of property: PropertyColumn, _ known: [NodeID]) -> [Int32] {
        var known = known
        let (key, graph) = (property.key, property.graph)
        // Held here meanwhile: values that are no texts change the other tables.
        var ids = ids
        self.ids = IDNumbers()
        defer { self.ids = ids }
        ids.prepare(property.nodes.count, idLimit: Int(graph.nextNodeID.rawValue) + 1)
        let numbers = property.nodes.map { node in
            ids.number(of: node.rawValue) {
                let next = Int32(truncatingIfNeeded: known.count)
                let group: Int32
                if node.rawValue > 0, let hash = graph.textHash(key, of: node) {
                    group = texts.group(hash, node, next, known, key, graph)
                } else {
                    group = number(node.rawValue > 0 ? CypherValue(graph.value(key, of: node)) : .null, next)
                }
                if group == next { known.append(node) }
                return group
            }
        }
        count = known.count
        examples = .property(key, known)
        return numbers
    }

    // MARK: - By value

    /// From now on, values are known by themselves.
    private mutating func takeValues(_ graph: PropertyGraph) {
        if case .values = examples { return }
        let column = column(graph)
        let known = (0..<count).map { column[$0] }
        for (number, value) in known.enumerated() { _ = self.number(value, Int32(truncatingIfNeeded: number)) }
        examples = .values(known)
        (ids, texts) = (IDNumbers(), TextGroups())
    }

    private mutating func number(of value: CypherValue) -> Int32 {
        let next = Int32(truncatingIfNeeded: count)
        let number = number(value, next)
        if number == next {
            guard case .values(var known) = examples else { return number }
            examples = .none
            known.append(value)
            examples = .values(known)
            count += 1
        }
        return number
    }

    /// The number that an equivalent value has, else `next`, which is the value's from now on.
    private mutating func number(_ value: CypherValue, _ next: Int32) -> Int32 {
        let key = EquivalentValue(value)
        if let known = values[key] { return known }
        values[key] = next
        valueMemory += 72 + value.extraMemory
        return next
    }
}

/// Numbers of ids: in a table at first, by place once there were many.
private struct IDNumbers {
    private var ids: [UInt32] = []
    private var numbers: [Int32] = []
    private var count = 0
    /// -1 where a number is not known yet; empty as long as the table is used.
    private var byID: [Int32] = []
    private var asked = 0

    var memory: Int { 8 * ids.count + 4 * byID.count }

    /// To be called before so many numbers are asked for.
    mutating func prepare(_ rows: Int, idLimit: Int) {
        asked += rows
        guard byID.isEmpty, asked >= idLimit / 16, asked >= 1024 else { return }
        byID = [Int32](repeating: -1, count: idLimit)
        for (place, id) in ids.enumerated() where id != 0 { byID[Int(id) - 1] = numbers[place] }
        (ids, numbers, count) = ([], [], 0)
    }

    /// The number of an id; `make` gives it to one that has none.
    @inline(__always)
    mutating func number(of id: UInt32, _ make: () -> Int32) -> Int32 {
        if !byID.isEmpty {
            let known = byID[Int(id)]
            if known >= 0 { return known }
            let new = make()
            byID[Int(id)] = new
            return new
        }
        if count * 2 >= ids.count { grow() }
        // 0 marks a free place.
        let key = id &+ 1
        let mask = ids.count - 1
        var place = IDNumbers.hash(key) & mask
        while ids[place] != key {
            if ids[place] == 0 {
                let new = make()
                (ids[place], numbers[place]) = (key, new)
                count += 1
                return new
            }
            place = (place + 1) & mask
        }
        return numbers[place]
    }

    private static func hash(_ key: UInt32) -> Int {
        Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }

    private mutating func grow() {
        let (oldIDs, oldNumbers) = (ids, numbers)
        let size = max(64, oldIDs.count * 2)
        ids = [UInt32](filled: 0, size)
        numbers = [Int32](filled: -1, size)
        for (old, key) in oldIDs.enumerated() where key != 0 {
            var place = IDNumbers.hash(key) & (size - 1)
            while ids[place] != 0 { place = (place + 1) & (size - 1) }
            (ids[place], numbers[place]) = (key, oldNumbers[old])
        }
    }
}

/// Groups by their texts, which stay in the graph: hashes, and for each the group's number.
private struct TextGroups {
    private var hashes: [UInt64] = []
    private var groups: [Int32] = []
    private var count = 0

    var memory: Int { 12 * groups.count }

    /// The group with the same text as a node, else `next`, which is the node's own then.
    mutating func group(
        _ hash: UInt64,
        _ node: NodeID,
        _ next: Int32,
        _ examples: [NodeID],
        _ key: KeyToken,
        _ graph: PropertyGraph
    ) -> Int32 {
        if count * 2 >= groups.count { grow() }
        let mask = groups.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while groups[place] >= 0 {
            let group = groups[place]
            if hashes[place] == hash, graph.haveSameText(key, examples[Int(group)], node) { return group }
            place = (place + 1) & mask
        }
        hashes[place] = hash
        groups[place] = next
        count += 1
        return next
    }

    private mutating func grow() {
        let (oldHashes, oldGroups) = (hashes, groups)
        let size = max(64, oldGroups.count * 2)
        hashes = [UInt64](filled: 0, size)
        groups = [Int32](filled: -1, size)
        for (old, group) in oldGroups.enumerated() where group >= 0 {
            var place = Int(truncatingIfNeeded: oldHashes[old]) & (size - 1)
            while groups[place] >= 0 { place = (place + 1) & (size - 1) }
            hashes[place] = oldHashes[old]
            groups[place] = group
        }
    }
}
