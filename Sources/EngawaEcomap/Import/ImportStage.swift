import EngawaGraph
import EngawaSheets

/// Everything that an import touches, as it will be: rows are gathered here first, so that a sheet with an error
/// changes nothing, and so that what rows say about each other does not depend on what was written already.
///
/// Reading a row is O(1) in the size of the map, given the indexes that a map starts with.
struct ImportStage {
    /// An actor or an ibasho.
    struct Node {
        var existing: NodeID?
        var isIbasho: Bool
        /// Whether an actor of the class ibasho turned out to be an ibasho of this map.
        var isPromoted = false
        var properties: StagedProperties
        var fields: [String] = []
        var areas: [String] = []
        var place: String?
        /// Names of fields, areas and the place that the graph does not yet have for this node.
        var newFields: [String] = []
        var newAreas: [String] = []
        var newPlace: String?
        var hasLoadedTies = false

        var name: String { properties[Schema.Key.name].stringValue ?? "" }
        var isChanged: Bool {
            existing == nil || isPromoted || newPlace != nil || !newFields.isEmpty || !newAreas.isEmpty
                || !properties.changes.isEmpty
        }
    }

    /// A tie between two nodes of the stage.
    struct Tie {
        var existing: RelationshipID?
        var supporter: Int
        var ibasho: Int
        var properties: StagedProperties

        var since: SheetDate? { SheetDate(properties[Schema.Key.since]) }
        var until: SheetDate? { SheetDate(properties[Schema.Key.until]) }
    }

    struct Pair: Hashable {
        var supporter: Int
        var ibasho: Int
    }

    let map: EcomapMap
    var axes: Axes
    /// Fields that the axis did not have.
    var newFields: [String] = []
    var nodes: [Node] = []
    var ties: [Tie] = []
    private var tiesOfPair: [Pair: [Int]] = [:]
    private var indexOfNode: [NodeID: Int] = [:]
    private var indexesByName: [NameKey: [Int]] = [:]
    private var indexesByNumber: [NameKey: [Int]] = [:]

    init(_ map: EcomapMap) {
        self.map = map
        axes = map.axes
    }

    // MARK: Nodes

    /// The actors and ibasho of this name, in the map and in the rows so far.
    mutating func nodes(named name: String) -> [Int] {
        let key = NameKey(name)
        if let known = indexesByName[key] { return known }
        var found: [Int] = []
        for label in [map.tokens.ibasho, map.tokens.actor] {
            for node in existing(label, map.tokens.name, name) { found.append(stage(node)) }
        }
        indexesByName[key] = found
        return found
    }

    /// The actors of this number, in the map and in the rows so far.
    mutating func actors(numbered number: String) -> [Int] {
        let key = NameKey(number)
        if let known = indexesByNumber[key] { return known }
        let found = existing(map.tokens.actor, map.tokens.number, number).map { stage($0) }
        indexesByNumber[key] = found
        return found
    }

    /// Adds a node that the map does not have.
    mutating func addNode(named name: String, isIbasho: Bool) -> Int {
        _ = nodes(named: name)
        var properties = StagedProperties()
        properties.set(.string(name), for: Schema.Key.name)
        nodes.append(Node(isIbasho: isIbasho, properties: properties, hasLoadedTies: true))
        indexesByName[NameKey(name), default: []].append(nodes.count - 1)
        return nodes.count - 1
    }

    /// Gives a node another name.
    mutating func rename(_ node: Int, to name: String) {
        let old = NameKey(nodes[node].name)
        _ = nodes(named: name)
        indexesByName[old]?.removeAll { $0 == node }
        indexesByName[NameKey(name), default: []].append(node)
        nodes[node].properties.set(.string(name), for: Schema.Key.name)
    }

    /// Gives an actor its number.
    mutating func setNumber(_ number: String, of node: Int) -> Bool {
        _ = actors(numbered: number)
        guard nodes[node].properties.set(.string(number), for: Schema.Key.number) else { return false }
        indexesByNumber[NameKey(number), default: []].append(node)
        return true
    }

    private func existing(_ label: LabelToken?, _ key: KeyToken?, _ text: String) -> [NodeID] {
        guard let label, let key else { return [] }
        return map.graph.nodes(label: label, key: key, equals: .string(text))
    }

    private mutating func stage(_ id: NodeID) -> Int {
        if let known = indexOfNode[id] { return known }
        let graph = map.graph
        let properties = graph.properties(of: id).map { (key: graph.name(of: $0.key), value: $0.value) }
        nodes.append(
            Node(
                existing: id,
                isIbasho: map.tokens.ibasho.map { graph.hasLabel(id, $0) } ?? false,
                properties: StagedProperties(properties),
                fields: names(from: id, map.tokens.worksIn),
                areas: names(from: id, map.tokens.activeIn),
                place: names(from: id, map.tokens.locatedIn).first
            )
        )
        indexOfNode[id] = nodes.count - 1
        return nodes.count - 1
    }

    private func names(from id: NodeID, _ type: TypeToken?) -> [String] {
        guard let type else { return [] }
        return map.graph.relationships(of: id, .outgoing, type: type).map { map.name(of: $0.other) }
    }

    // MARK: Ties

    /// The ties of a supporter to an ibasho, in the map and in the rows so far.
    mutating func ties(of supporter: Int, to ibasho: Int) -> [Int] {
        loadTies(of: supporter)
        return tiesOfPair[Pair(supporter: supporter, ibasho: ibasho)] ?? []
    }

    /// Adds a tie that the map does not have.
    mutating func addTie(of supporter: Int, to ibasho: Int) -> Int {
        loadTies(of: supporter)
        ties.append(Tie(supporter: supporter, ibasho: ibasho, properties: StagedProperties()))
        tiesOfPair[Pair(supporter: supporter, ibasho: ibasho), default: []].append(ties.count - 1)
        return ties.count - 1
    }

    private mutating func loadTies(of supporter: Int) {
        guard !nodes[supporter].hasLoadedTies else { return }
        nodes[supporter].hasLoadedTies = true
        guard let id = nodes[supporter].existing, let supports = map.tokens.supports else { return }
        let graph = map.graph
        for tie in graph.relationships(of: id, .outgoing, type: supports) {
            let properties = graph.properties(of: tie.relationship)
                .map { (key: graph.name(of: $0.key), value: $0.value) }
            let ibasho = stage(tie.other)
            ties.append(
                Tie(
                    existing: tie.relationship,
                    supporter: supporter,
                    ibasho: ibasho,
                    properties: StagedProperties(properties)
                )
            )
            tiesOfPair[Pair(supporter: supporter, ibasho: ibasho), default: []].append(ties.count - 1)
        }
    }
}
