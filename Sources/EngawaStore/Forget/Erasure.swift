import EngawaGraph

/// Takes what is known of somebody out of the transactions of a map.
struct Erasure {
    /// What stands in the place of a name in messages and authors.
    static let mask = "〇〇"
    private static let nameKey = "name"

    let forgetting: Forgetting
    /// The nodes that are the person.
    private(set) var nodes: Set<NodeID> = []
    /// The relationships at these nodes.
    private var relationships: Set<RelationshipID> = []
    /// All names that the nodes ever had.
    private(set) var names: [String] = []
    private var folded: [[UInt8]] = []

    /// Finds out who is meant, in the graph as it is and in its whole history.
    init(_ forgetting: Forgetting, _ graph: PropertyGraph, _ history: [ChangeSet]) throws(ForgetError) {
        self.forgetting = forgetting
        let wanted = SpokenText.folded(forgetting.name)
        var known: [NodeID: [String]] = [:]
        var labelled: Set<NodeID> = []
        for changes in history {
            for change in changes {
                switch change {
                case .setNodeProperty(let id, Self.nameKey, .string(let name)): known[id, default: []].append(name)
                case .createNode(let id, let labels) where labels.containsBytes(forgetting.label): labelled.insert(id)
                case .addLabel(let id, forgetting.label): labelled.insert(id)
                default: break
                }
            }
        }
        let bearers = labelled.filter { id in
            known[id, default: []].contains { SpokenText.folded(forgetting.normalised($0)) == wanted }
        }
        let living = bearers.filter { id in
            graph.mention(id).name.map { SpokenText.folded(forgetting.normalised($0)) == wanted } == true
        }.sorted()
        if let node = forgetting.node {
            guard living.contains(node) else {
                throw .ambiguous(name: forgetting.name, living.map { graph.mention($0) })
            }
            nodes = [node]
        } else if living.count > 1 {
            throw .ambiguous(name: forgetting.name, living.map { graph.mention($0) })
        } else {
            nodes = Set(living)
        }
        // Those of that name who are gone are nobody's any more; their name goes too.
        nodes.formUnion(bearers.filter { !graph.contains($0) })
        // Who had the name once and has another now, where nobody else has it.
        if nodes.isEmpty { nodes = bearers }
        guard !nodes.isEmpty else { throw .nobody(name: forgetting.name) }
        for id in nodes.sorted() {
            for name in known[id, default: []] where !names.containsBytes(name) { names.append(name) }
        }
        folded = names.map { SpokenText.folded(forgetting.normalised($0)) }.filter { !$0.isEmpty }
        for changes in history {
            for case .createRelationship(let id, _, let start, let end) in changes
            where nodes.contains(start) || nodes.contains(end) {
                relationships.insert(id)
            }
        }
    }

    /// Whether a text holds one of the names.
    func mentions(_ text: String) -> Bool {
        let text = SpokenText.folded(forgetting.normalised(text))
        return folded.contains { name in text.firstRange(of: name) != nil }
    }

    /// Whether a value holds one of the names, at any depth and also as a key.
    func mentions(_ value: Value) -> Bool {
        switch value {
        case .string(let text): mentions(text)
        case .list(let values): values.contains { mentions($0) }
        case .map(let entries): entries.contains { mentions($0.key) || mentions($0.value) }
        default: false
        }
    }

    /// Changes without what is known of the person. What is erased becomes the removal of a name, which says nothing.
    func erased(_ changes: ChangeSet) -> ChangeSet {
        ChangeSet(
            changes.map { change in
                switch change {
                case .setNodeProperty(let id, let key, let value) where nodes.contains(id):
                    let isKept = forgetting.keptOfNode.contains(key) && !mentions(value)
                    return isKept ? change : .setNodeProperty(id, key: Self.nameKey, .null)
                case .setRelationshipProperty(let id, let key, let value) where relationships.contains(id):
                    let isKept = forgetting.keptOfRelationships.contains(key) && !mentions(value)
                    return isKept ? change : .setRelationshipProperty(id, key: Self.nameKey, .null)
                default: return change
                }
            }
        )
    }

    /// A note without the names.
    func erased(_ note: TransactionNote) -> TransactionNote {
        var note = note
        if mentions(note.author) { note.author = Self.mask }
        if mentions(note.message) {
            for name in names.sorted(by: { $0.utf8.count > $1.utf8.count }) where !name.isEmpty {
                note.message = note.message.replacing(name, with: Self.mask)
            }
            // Written with other spaces or letters, it cannot be cut out.
            if mentions(note.message) { note.message = Self.mask }
        }
        return note
    }

    /// What others wrote in transaction `number` that holds a name.
    func others(in changes: ChangeSet, of number: Int, _ graph: PropertyGraph) -> [ForgetReport.Mention] {
        changes.compactMap { change in
            switch change {
            case .setNodeProperty(let id, let key, let value) where !nodes.contains(id) && mentions(value):
                let isCurrent = graph.contains(id) && graph.value(named: key, of: id) == value
                return .init(subject: .node(graph.mention(id)), key: key, transaction: number, isCurrent: isCurrent)
            case .setRelationshipProperty(let id, let key, let value)
            where !relationships.contains(id) && mentions(value):
                guard graph.contains(id) else {
                    let subject = UndoObstacle.Subject.attribute("relationship \(id)")
                    return .init(subject: subject, key: key, transaction: number, isCurrent: false)
                }
                let isCurrent = graph.value(named: key, of: id) == value
                let subject = UndoObstacle.Subject.relationship(graph.mention(id))
                return .init(subject: subject, key: key, transaction: number, isCurrent: isCurrent)
            case .setAttribute(let name, let value) where mentions(value):
                let isCurrent = graph.attribute(name) == value
                return .init(subject: .attribute(name), key: name, transaction: number, isCurrent: isCurrent)
            default: return nil
            }
        }
    }
}
