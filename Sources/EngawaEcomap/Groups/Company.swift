import EngawaGraph
import EngawaSheets

/// The members of a workshop, with what the map and their list know of any two of them.
struct Company {
    let members: [GroupMember]
    var count: Int { members.count }
    /// Members of whom the map knows nothing, and those whose name several in the map have.
    private(set) var unknown: [String] = []
    private(set) var ambiguous: [String] = []
    /// By member, the topics, as numbers in `topicNames`.
    private(set) var topics: [[Int]]
    private(set) var topicNames: [String] = []
    /// The topics of a member that it shares silently: by member and topic, as `member << 32 | topic`.
    private var untold: Set<Int> = []
    /// By topic, how many members have it.
    private(set) var topicSizes: [Int] = []
    /// By pair (row · count + column): whether they know each other, whether they share a topic, whether they are better
    /// seated apart, and in how many ways they are of one sort.
    private(set) var isAcquainted, sharesTopic, isApart: [Bool]
    private(set) var likeness: [UInt8]
    /// By member, whether there is anybody whom they know, and with whom they share a topic.
    private(set) var hasAcquaintance, hasTopic: [Bool]

    /// O(members² + their ties), and O(actors) where a name is written differently than in the map.
    init(_ members: [GroupMember], _ map: EcomapMap, on day: SheetDate) {
        self.members = members
        let count = members.count
        topics = Array(repeating: [], count: count)
        isAcquainted = Array(repeating: false, count: count * count)
        (sharesTopic, isApart) = (isAcquainted, isAcquainted)
        likeness = Array(repeating: 0, count: count * count)
        hasAcquaintance = Array(repeating: false, count: count)
        hasTopic = hasAcquaintance

        let nodes = findNodes(in: map)
        takeTies(nodes, map, day)
        takeLists()
        takeTopics(nodes, map)
        takeLikeness(nodes, map)
        for first in 0..<count {
            hasAcquaintance[first] = (0..<count).contains { isAcquainted[first * count + $0] }
            hasTopic[first] = (0..<count).contains { sharesTopic[first * count + $0] }
        }
    }

    private mutating func findNodes(in map: EcomapMap) -> [NodeID?] {
        let found = map.nodes(called: members.map { $0.number ?? $0.name })
        let byName = map.nodes(called: members.map(\.name))
        return members.indices.map { place in
            // A number of the list may be the list's own.
            let numbered = members[place].number == nil ? [] : found[place]
            let nodes =
                numbered.count == 1 && (byName[place].isEmpty || byName[place].contains(numbered[0]))
                ? numbered : byName[place]
            if nodes.isEmpty { unknown.append(members[place].name) }
            if nodes.count > 1 { ambiguous.append(members[place].name) }
            return nodes.count == 1 ? nodes[0] : nil
        }
    }

    private mutating func set(
        _ table: WritableKeyPath<Company, [Bool]>,
        _ first: Int,
        _ second: Int,
        _ value: Bool = true
    ) {
        guard first != second else { return }
        self[keyPath: table][first * count + second] = value
        self[keyPath: table][second * count + first] = value
    }

    private mutating func takeTies(_ nodes: [NodeID?], _ map: EcomapMap, _ day: SheetDate) {
        var places: [NodeID: [Int]] = [:]
        for (place, node) in nodes.enumerated() { if let node { places[node, default: []].append(place) } }
        let types = TieKind.allCases.compactMap { map.graph.type($0.rawValue) }
        for (place, node) in nodes.enumerated() {
            guard let node else { continue }
            for type in types {
                for entry in map.graph.relationships(of: node, .both, type: type) {
                    guard let others = places[entry.other] else { continue }
                    let state = map.state(of: entry.relationship, on: day)
                    for other in others where state.isThere {
                        set(state == .strained ? \.isApart : \.isAcquainted, place, other)
                    }
                }
            }
        }
    }

    /// What the list itself says: who knows whom, and who belongs together.
    private mutating func takeLists() {
        var named: [FoldedText: [Int]] = [:]
        var together: [FoldedText: [Int]] = [:]
        for (place, member) in members.enumerated() {
            named[FoldedText(member.name), default: []].append(place)
            if let affiliation = member.affiliation { together[FoldedText(affiliation), default: []].append(place) }
        }
        for (place, member) in members.enumerated() {
            for name in member.knows {
                for other in named[FoldedText(name)] ?? [] { set(\.isAcquainted, place, other) }
            }
            guard let affiliation = member.affiliation.map(FoldedText.init) else { continue }
            for other in together[affiliation] ?? [] { set(\.isAcquainted, place, other) }
        }
        for pair in isApart.indices where isApart[pair] { isAcquainted[pair] = false }
    }

    /// Whether a list of tables may say that a member has a topic.
    func mayTell(_ topic: Int, of member: Int) -> Bool { !untold.contains(member << 32 | topic) }

    private mutating func takeTopics(_ nodes: [NodeID?], _ map: EcomapMap) {
        var numbers: [FoldedText: Int] = [:]
        var byTopic: [[Int]] = []
        for (place, member) in members.enumerated() {
            let mayBeTold = nodes[place].map(map.mayTellTopics) ?? true
            for (rank, text) in (member.topics + (nodes[place].map(map.topics) ?? [])).enumerated() {
                let folded = FoldedText(text)
                let number = numbers[folded] ?? topicNames.count
                if numbers.updateValue(number, forKey: folded) == nil {
                    topicNames.append(text)
                    byTopic.append([])
                }
                if topics[place].contains(number) { continue }
                // What the list of members says itself may be told.
                if rank >= member.topics.count, !mayBeTold { untold.insert(place << 32 | number) }
                topics[place].append(number)
                byTopic[number].append(place)
            }
        }
        topicSizes = byTopic.map(\.count)
        for members in byTopic {
            for first in members { for second in members where first < second { set(\.sharesTopic, first, second) } }
        }
    }

    private mutating func takeLikeness(_ nodes: [NodeID?], _ map: EcomapMap) {
        func groups(_ key: (Int) -> String?) -> [Int?] {
            var numbers: [FoldedText: Int] = [:]
            return members.indices.map { place in
                guard let text = key(place) else { return nil }
                let folded = FoldedText(text)
                let number = numbers[folded] ?? numbers.count
                numbers[folded] = number
                return number
            }
        }
        let sorts = [
            groups { members[$0].role },
            groups { place in members[place].kind ?? nodes[place].map { map.kindClass(of: $0).name.ja } },
        ]
        for first in 0..<count {
            for second in 0..<count where first != second {
                let same = sorts.count { $0[first] != nil && $0[first] == $0[second] }
                likeness[first * count + second] = UInt8(same)
            }
        }
    }
}

extension EcomapMap {
    /// The actors and ibasho of each of these names or numbers: those that have it as it is written, else those that have
    /// it in another width or with other spaces. O(names · log n), and O(n) where one is not found as it is written.
    func nodes(called names: [String]) -> [[NodeID]] {
        let labels = [tokens.ibasho, tokens.actor].compactMap { $0 }
        var found = names.map { name in
            let keys = [tokens.name, tokens.number].compactMap { $0 }
            for key in keys {
                let nodes = Set(labels.flatMap { graph.nodes(label: $0, key: key, equals: .string(name)) })
                if !nodes.isEmpty { return nodes.sorted() }
            }
            return []
        }
        let rest = names.indices.filter { found[$0].isEmpty }
        guard !rest.isEmpty else { return found }
        let wanted = Dictionary(grouping: rest) { FoldedText(names[$0]) }
        for node in Set(labels.flatMap { Array(graph.nodes(label: $0)) }).sorted() {
            for place in wanted[FoldedText(name(of: node))] ?? [] { found[place].append(node) }
        }
        return found
    }

    /// Whether the tables' list may say what somebody of the map can talk about: it hangs on the wall, so a person has to have
    /// agreed to be named in a meeting.
    fileprivate func mayTellTopics(of node: NodeID) -> Bool {
        let consent = value(tokens.consent, of: node).stringValue.flatMap(Consent.init(rawValue:))
        return kindClass(of: node) != .person || consent?.allows(.meeting) ?? false
    }

    /// What somebody of the map can talk about: tags, fields, where they are.
    fileprivate func topics(of node: NodeID) -> [String] {
        let types = [tokens.worksIn, tokens.activeIn, tokens.locatedIn].compactMap { $0 }
        let others = types.flatMap { graph.relationships(of: node, .outgoing, type: $0).map(\.other) }
        // To live in one country is nothing to talk about.
        return (value(tokens.tags, of: node).stringList ?? [])
            + others.filter { value(tokens.level, of: $0).stringValue != PlaceLevel.nation.rawValue }.map(name)
    }
}
