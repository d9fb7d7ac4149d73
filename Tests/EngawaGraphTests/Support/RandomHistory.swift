import EngawaTestSupport
import EngawaGraph

/// A graph draft and a model that live through the same random operations.
struct RandomHistory {
    var draft: GraphDraft
    var model = Model()
    var generator: SeededGenerator
    /// Every id ever seen, deleted ones included.
    private(set) var givenNodes: [NodeID] = []
    private(set) var givenRelationships: [RelationshipID] = []

    private let labels = ["Actor", "Ibasho", "Field", "Person"]
    private let types = ["SUPPORTS", "KNOWS", "IN_FIELD"]
    private let keys = ["name", "kind", "since", "note"]
    private let deletionsPerHundred: Int

    init(_ graph: PropertyGraph = PropertyGraph(), seed: UInt64, deletionsPerHundred: Int) {
        draft = GraphDraft(graph)
        generator = SeededGenerator(seed: seed)
        self.deletionsPerHundred = deletionsPerHundred
    }

    private mutating func word(_ words: [String]) -> String { words[generator.below(words.count)] }

    /// A node that exists; every second time one of the first few, so that hubs grow.
    private mutating func node() -> NodeID? {
        let given = givenNodes.count
        if given == 0 { return nil }
        let id = givenNodes[generator.below(generator.below(2) == 0 ? min(3, given) : given)]
        return model.nodes[id] == nil ? nil : id
    }

    private mutating func relationship() -> RelationshipID? {
        guard let id = generator.pick(givenRelationships) else { return nil }
        return model.relationships[id] == nil ? nil : id
    }

    mutating func step() throws {
        if generator.below(100) < deletionsPerHundred { return try delete() }
        switch generator.below(20) {
        case 0...1: try create()
        case 2...8: try connect()
        case 9...12: try setOnNode()
        case 13...15: try setOnRelationship()
        case 16...18: try relabel()
        default:
            if generator.below(3) == 0 {
                draft.dropIndex(label: word(labels), key: word(keys))
            } else {
                draft.createIndex(label: word(labels), key: word(keys))
            }
        }
    }

    private mutating func create() throws {
        let chosen = labels.filter { _ in generator.below(3) == 0 }
        let value = generator.value()
        let id = try draft.createNode(labels: chosen + chosen, properties: [("name", value)])
        model.nodes[id] = Model.Node(labels: Set(chosen), properties: value.isNull ? [:] : ["name": value])
        givenNodes.append(id)
    }

    private mutating func connect() throws {
        guard let start = node(), let end = node() else { return }
        let type = word(types)
        let id = try draft.createRelationship(type, from: start, to: end)
        model.relationships[id] = Model.Relationship(type: type, start: start, end: end)
        givenRelationships.append(id)
    }

    private mutating func setOnNode() throws {
        guard let id = node() else { return }
        let (key, value) = (word(keys), generator.value())
        try draft.set(value, for: key, of: id)
        model.nodes[id]?.properties[key] = value.isNull ? nil : value
    }

    private mutating func setOnRelationship() throws {
        guard let id = relationship() else { return }
        let (key, value) = (word(keys), generator.value())
        try draft.set(value, for: key, of: id)
        model.relationships[id]?.properties[key] = value.isNull ? nil : value
    }

    private mutating func relabel() throws {
        guard let id = node() else { return }
        let label = word(labels)
        if generator.below(2) == 0 {
            try draft.addLabel(label, to: id)
            model.nodes[id]?.labels.insert(label)
        } else {
            try draft.removeLabel(label, from: id)
            model.nodes[id]?.labels.remove(label)
        }
    }

    private mutating func delete() throws {
        if generator.below(8) > 0 {
            guard let id = relationship() else { return }
            try draft.deleteRelationship(id)
            model.relationships[id] = nil
            return
        }
        guard let id = generator.pick(givenNodes), model.nodes[id] != nil else { return }
        let ties = model.ties(id, .both, nil)
        if ties.isEmpty {
            try draft.deleteNode(id)
        } else {
            try draft.detachDeleteNode(id)
        }
        for tie in ties { model.relationships[tie.0] = nil }
        model.nodes[id] = nil
    }
}
