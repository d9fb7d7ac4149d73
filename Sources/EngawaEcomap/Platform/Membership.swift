import EngawaGraph
import EngawaSheets

/// One way of belonging to a platform, as the graph has it.
struct Membership: Dated {
    let member: NodeID
    let relation: Relation
    let since: SheetDate?
    let until: SheetDate?
    let role: String?
    let invitedBy: String?
}

extension EcomapMap {
    /// The keys under which a sheet of links tells who invited a member: no column of the contract, so they stand under
    /// the names that people give them.
    private static let inviters = [
        "招待者", "招待", "招いた人", "誘った人", "声をかけた人", "紹介者", "紹介元", "推薦者", "invitedBy", "invited by", "invited_by", "inviter",
        "introducedBy", "introduced by", "きっかけ", "origin",
    ].map(FoldedText.init)

    /// The ways in which others belong to `platform`, in the order of their ids. O(its members).
    func memberships(of platform: NodeID) -> [Membership] {
        let keys = EcomapMap.inviters.compactMap { folded in
            graph.keys.first { FoldedText(graph.name(of: $0)) == folded }
        }
        var found: [Membership] = []
        for (type, relation) in [(tokens.memberOf, Relation.memberOf), (tokens.partOf, .partOf)] {
            guard let type else { continue }
            for link in graph.relationships(of: platform, .incoming, type: type) where link.other != platform {
                let id = link.relationship
                found.append(
                    Membership(
                        member: link.other,
                        relation: relation,
                        since: SheetDate(value(tokens.since, of: id)),
                        until: SheetDate(value(tokens.until, of: id)),
                        role: value(tokens.role, of: id).stringValue,
                        invitedBy: keys.lazy.compactMap { graph.value($0, of: id).stringValue }.first
                    )
                )
            }
        }
        return found
    }

    /// How many belong to `node`, in any time. O(1) for nodes with few relationships.
    func memberCount(of node: NodeID) -> Int {
        [tokens.memberOf, tokens.partOf].reduce(0) { sum, type in
            sum + (type.map { graph.degree(of: node, .incoming, type: $0) } ?? 0)
        }
    }

    /// The actor or ibasho that is meant as a platform: by name, or by number (番号). Of several the only one to which
    /// somebody belongs. O(actors + ibasho).
    public func platform(named name: String) throws(RollError) -> NodeID {
        let all = [tokens.actor, tokens.ibasho].flatMap { $0.map { Array(graph.nodes(label: $0)) } ?? [] }
        var found = all.filter { self.name(of: $0).utf8.elementsEqual(name.utf8) }
        let folded = FoldedText(name)
        if found.isEmpty, let number = tokens.number {
            found = all.filter { graph.value(number, of: $0).stringValue.map(FoldedText.init) == folded }
        }
        if found.isEmpty { found = all.filter { FoldedText(self.name(of: $0)) == folded } }
        if found.count > 1 {
            let platforms = found.filter { memberCount(of: $0) > 0 }
            if platforms.count == 1 { return platforms[0] }
            throw .ambiguous(name, found.map(describe))
        }
        if let only = found.first { return only }
        // Persons are no platforms, and an error is no place to name them.
        let candidates = all.filter { !isPerson($0) }
        let platforms = NearbyNames.of(name, among: candidates.filter { memberCount(of: $0) > 0 }.map(self.name(of:)))
        let others = platforms.count < 5 ? NearbyNames.of(name, among: candidates.map(self.name(of:))) : []
        throw .unknown(name, near: Array((platforms + others.filter { !platforms.contains($0) }).prefix(5)))
    }

    /// Those to which somebody belongs, the largest first: what can be asked for. O(actors + ibasho).
    public func platforms(limit: Int) -> [String] {
        let all = [tokens.actor, tokens.ibasho].flatMap { $0.map { Array(graph.nodes(label: $0)) } ?? [] }
        return all.map { (node: $0, count: memberCount(of: $0)) }
            .filter { $0.count > 0 && !isPerson($0.node) }
            .sorted { ($1.count, $0.node) < ($0.count, $1.node) }
            .prefix(limit).map { name(of: $0.node) }
    }

    private func isPerson(_ node: NodeID) -> Bool {
        kindClass(of: node) == .person || tokens.person.map { graph.hasLabel(node, $0) } ?? false
    }

    private func describe(_ node: NodeID) -> String {
        let number = value(tokens.number, of: node).stringValue
        return name(of: node) + "（"
            + [number, kindClass(of: node).name[language]].compactMap { $0 }.joined(separator: " ")
            + "）"
    }
}
