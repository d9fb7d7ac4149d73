import EngawaGraph

/// A person, a group, an organisation or an ibasho as an edition may show it.
public struct Someone: Sendable, Hashable {
    /// The id of the node; nil where the name is withheld.
    public var id: Int?
    /// The name, or the role that stands for it.
    public var name: String

    /// Somebody from the parts.
    public init(id: Int?, name: String) {
        (self.id, self.name) = (id, name)
    }
}

/// Somebody who has a name that others have too, with what tells them apart.
public struct Namesake: Sendable, Hashable {
    /// The id of the node: `#17`.
    public var id: Int
    /// 番号, where it has one.
    public var number: String?
    /// 種別, or the class of it.
    public var kind: String
    /// Where it is: 所在地, 活動範囲.
    public var places: [String]
    /// What it has ties with: ibasho, a few of them.
    public var ibasho: [String]
}

/// Why it cannot be told who is meant.
public enum SomeoneError: Error, Sendable, Hashable {
    /// Neither people nor ibasho are in the map.
    case nobody
    /// Nobody has this name. `near` are names that may be meant, of those that the edition may show.
    case unknown(String, near: [String])
    /// Several have this name.
    case several(String, [Namesake])
}

extension EcomapMap {
    /// The actor or ibasho that is meant by a name, by a number of a sheet (番号), or by an id after `#`.
    ///
    /// O(log n) where the name is written as the map has it, else O(actors and ibasho). Throws where nobody or several
    /// are meant; names that are offered then are those that `request` may show.
    public func someone(_ text: String, _ request: EcomapRequest) throws(SomeoneError) -> NodeID {
        let labels = [tokens.ibasho, tokens.actor].compactMap { $0 }
        guard labels.contains(where: { graph.nodes(label: $0).contains { _ in true } }) else { throw .nobody }
        let ways: [() -> [NodeID]] = [
            { nodes(labels, tokens.name, text) }, { node(numbered: text, labels) },
            { nodes(labels, tokens.number, text) },
            { nodes(labels, foldedAs: FoldedText(text)) },
        ]
        for way in ways {
            let found = way()
            if found.count > 1 { throw .several(text, found.map(namesake)) }
            if let only = found.first { return only }
        }
        throw .unknown(text, near: namesLike(text, labels, request))
    }

    /// How somebody is shown in an edition.
    func shown(_ node: NodeID, _ request: EcomapRequest) -> Someone {
        let language = request.language ?? language
        if let role = withheldRole(of: node, kindClass(of: node), request, language) {
            return Someone(id: nil, name: role)
        }
        return Someone(id: Int(node.rawValue), name: name(of: node))
    }

    private func nodes(_ labels: [LabelToken], _ key: KeyToken?, _ text: String) -> [NodeID] {
        guard let key else { return [] }
        return Array(Set(labels.flatMap { graph.nodes(label: $0, key: key, equals: .string(text)) })).sorted()
    }

    private func node(numbered text: String, _ labels: [LabelToken]) -> [NodeID] {
        guard text.hasPrefix("#") || text.hasPrefix("＃"), let id = UInt32(text.dropFirst()) else { return [] }
        let node = NodeID(rawValue: id)
        return labels.contains { graph.hasLabel(node, $0) } ? [node] : []
    }

    private func nodes(_ labels: [LabelToken], foldedAs folded: FoldedText) -> [NodeID] {
        let found = labels.flatMap { graph.nodes(label: $0).filter { FoldedText(name(of: $0)) == folded } }
        return Array(Set(found)).sorted()
    }

    private func namesake(_ node: NodeID) -> Namesake {
        let types = [tokens.locatedIn, tokens.activeIn].compactMap { $0 }
        let places = types.flatMap { graph.relationships(of: node, .outgoing, type: $0).map { name(of: $0.other) } }
        return Namesake(
            id: Int(node.rawValue),
            number: value(tokens.number, of: node).stringValue,
            kind: value(tokens.kind, of: node).stringValue ?? kindClass(of: node).name.ja,
            places: places.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            ibasho: tokens.supports.map { type in
                graph.relationships(of: node, .outgoing, type: type).prefix(2).map { name(of: $0.other) }
            } ?? []
        )
    }
}
