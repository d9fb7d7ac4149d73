import EngawaGraph

extension RollAbsence {
    /// What the map has and none of `members` does. O(actors + members).
    init(_ map: EcomapMap, _ axes: Axes, platform: NodeID, members: Set<NodeID>, _ request: EcomapRequest) {
        let fields = Set(members.flatMap { map.fields(of: $0, axes) })
        self.fields = axes.fields.indices.filter { !fields.contains($0) }.map { axes.fields[$0] }

        var counts: [KindClass: Int] = [:]
        var governments: [NodeID] = []
        for label in [map.tokens.actor, map.tokens.ibasho] {
            guard let label else { continue }
            for node in map.graph.nodes(label: label) where node != platform {
                let kindClass = map.kindClass(of: node)
                counts[kindClass, default: 0] += 1
                if kindClass == .government, !members.contains(node) { governments.append(node) }
            }
        }
        let present = Set(members.map(map.kindClass(of:)))
        kinds = KindClass.allCases.filter { !present.contains($0) && !RollAbsence.vague.contains($0) }
            .map { KindCount(kindClass: $0, count: counts[$0] ?? 0) }

        let nearby = RollAbsence.nearby(platform, map)
        let language = request.language ?? map.language
        let found = governments.filter { node in
            RollAbsence.isDepartment(map.name(of: node)) && nearby(node)
                && map.withheldRole(of: node, .government, request, language) == nil
        }
        departmentCount = found.count
        departments = found.prefix(RollAbsence.limit).map(map.name(of:))
    }

    /// Kinds that say too little to be asked for.
    private static let vague: Set<KindClass> = [.other, .group]

    /// Whether a name is that of a part of a government.
    private static func isDepartment(_ name: String) -> Bool {
        let folded = FoldedText(name).text
        let bare = PersonalName.withoutRemark(folded)
        return endings.contains { bare.hasSuffix($0) && bare != $0 }
    }

    private static let endings = ["課", "部", "局", "室", "係", "department", "division", "section", "bureau", "office"]

    /// Whether somebody lies in the municipality of the platform; everybody does where that is not known.
    private static func nearby(_ platform: NodeID, _ map: EcomapMap) -> (NodeID) -> Bool {
        let tree = PlaceTree(map)
        let types = [map.tokens.locatedIn, map.tokens.activeIn]
        let places = types.flatMap { tree.places(of: platform, $0) }
        let around = tree.up(from: places)
        let cities = around.filter { tree.levels[$0] == .municipality }
        let areas = cities.isEmpty ? places : cities
        guard !areas.isEmpty else { return { _ in true } }
        let inside = Set(tree.down(from: areas))
        return { node in types.contains { tree.places(of: node, $0).contains(where: inside.contains) } }
    }
}
