import EngawaGraph
import EngawaSheets
import EngawaStore

/// Everything that an import touches, as it will be: rows are gathered here first, so that a sheet with an error
/// changes nothing, and so that what rows say about each other does not depend on what was written already.
///
/// Texts, lists and keys are numbers here, entities are entries of arrays, and properties are short runs of eight
/// bytes each: a row costs a few dozen bytes and no allocation of its own. What the map has is read when a row speaks
/// of it; an empty map is not asked. Reading a row is O(1) in the size of the map, given the indexes that a map starts
/// with.
struct ImportStage {
    let map: EcomapMap
    var axes: Axes
    var texts = TextTable()
    var lists = ListTable()
    var keys = KeyTable()
    var foreign: [Value] = []
    /// What the cells of fields mean, by their texts.
    var fieldsOfCells: [TextID: ListID] = [:]
    /// Fields as the axis has them, by the list of what the cell says.
    var canonicalFields = SparseArray<ListID>()
    /// What kinds say, by their texts.
    var kinds = SparseArray<KindReading>()
    let codes: CodeTexts
    /// Whether the map has anybody, and any place, whom a row may mean.
    let mapHasPeople, mapHasPlaces: Bool
    /// Whose names were taken out of this map, as marks that tell no name.
    let forgotten: ForgottenNames

    var nodes: [StagedNode] = []
    var relations = StagedRelations()
    /// Those of the map among them, as they were.
    var originalNodes: [OriginalNode] = []
    var originalRelations: [OriginalRelation] = []
    var runs = PropertyRuns()
    /// Actors and ibasho, places and resources by name.
    var people = NamesInUse()
    var places = NamesInUse()
    var resources = NamesInUse()
    /// Actors and ibasho by number, the first of each.
    var actorsByNumber: [TextID: NodeIndex] = [:]
    var ibashoByNumber: [TextID: NodeIndex]?
    /// Somebody of a generic name who supports an ibasho, by name and ibasho.
    var genericSupporters: [GenericSupporter: [NodeIndex]] = [:]
    var stagedNodes: [NodeID: NodeIndex] = [:]
    /// Fields that the axis did not have.
    var newFields: [String] = []
    /// Whose class neither kind nor name told surely when they came in, and the row that brought them.
    var unsureKinds: [(actor: NodeIndex, source: RowSource)] = []
    /// Whom the row speaks of, where that is known before it is read.
    var subject: Subject?

    var files: [SourceFile] = []
    var errors: [PlacedIssue] = []
    var warnings: [PlacedIssue] = []
    var meter = RowMeter(nil)
    var rowCount = 0
    var createdCount = 0
    /// Rows that said something new of what was there.
    var contributions: [Contribution] = []

    /// What a row that brought nothing new spoke of, at most one relationship and one node.
    struct Contribution {
        var relation: Int32 = -1
        var node = NodeIndex.none
    }

    struct GenericSupporter: Hashable {
        var name: TextID
        var ibasho: NodeIndex
    }

    init(_ map: EcomapMap) {
        self.map = map
        axes = map.axes
        codes = CodeTexts(&texts)
        forgotten = ForgottenNames(map.graph)
        func has(_ label: LabelToken?) -> Bool { label.map { map.graph.nodeCount(label: $0) > 0 } ?? false }
        mapHasPeople = has(map.tokens.ibasho) || has(map.tokens.actor)
        mapHasPlaces = has(map.tokens.place)
    }

    // MARK: Properties

    func value(_ key: StagedKey, of node: NodeIndex) -> StagedValue {
        runs[key, nodes[node.index].properties]
    }

    @discardableResult
    mutating func set(_ value: StagedValue, for key: StagedKey, of node: NodeIndex) -> Bool {
        runs.set(value, for: key, of: &nodes[node.index].properties)
    }

    func value(_ key: StagedKey, ofRelation index: Int) -> StagedValue {
        runs[key, relations[index].properties]
    }

    @discardableResult
    mutating func set(_ value: StagedValue, for key: StagedKey, ofRelation index: Int) -> Bool {
        runs.set(value, for: key, of: &relations[index].properties)
    }

    /// Sets a property of a relationship that was just made and that has none of this key; faster than `set`.
    @inline(__always)
    mutating func add(_ value: StagedValue, for key: StagedKey, toNew index: Int) {
        runs.add(value, for: key, to: &relations[index].properties)
    }

    /// Whether a node will be another than it was.
    func isChanged(_ node: NodeIndex) -> Bool {
        let node = nodes[node.index]
        guard let original = original(of: node) else { return true }
        return node.isPromoted || hasNewPlaces(node) || runs.isChanged(node.properties, from: original.properties)
    }

    /// What the map has of a node; nil for a new one.
    func original(of node: StagedNode) -> OriginalNode? {
        node.isNew ? nil : originalNodes[Int(node.original)]
    }

    /// Whether a node leads to something that it did not lead to.
    func hasNewPlaces(_ node: StagedNode) -> Bool {
        guard let original = original(of: node) else {
            return !node.place.isNone || !node.areas.isEmpty || !node.fields.isEmpty
        }
        return node.place != original.place || node.areas != original.areas || node.fields != original.fields
    }

    /// What the map has of a relationship; nil for a new one.
    func original(of relation: StagedRelation) -> OriginalRelation? {
        relation.isNew ? nil : originalRelations[Int(relation.original)]
    }

    /// Whether a relationship will be another than it was.
    func isChanged(relation index: Int) -> Bool {
        let relation = relations[index]
        guard let original = original(of: relation) else { return true }
        return runs.isChanged(relation.properties, from: original.properties)
    }
}
