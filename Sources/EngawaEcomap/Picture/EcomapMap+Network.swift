import EngawaGraph

extension EcomapMap {
    /// The network of all ibasho that are there on the day, as `request` may see it. O(t log t) in their ties t.
    public func network(_ request: EcomapRequest) -> NetworkEcomap {
        let hubs = ibasho.filter { isThere($0, on: request.day) }
        return NetworkMaker(self, request, hubs: hubs).network(.whole)
    }

    /// The network of the ibasho within a place (地域): those that lie in it, or in a place below it.
    public func network(within place: String, _ request: EcomapRequest) throws(CoverageError) -> NetworkEcomap {
        let tree = PlaceTree(self)
        guard !tree.nodes.isEmpty else { throw .noPlaces }
        let roots = try CoverageSurvey.places(named: place, tree)
        let inside = Set(tree.down(from: roots))
        let hubs = ibasho.filter { one in
            isThere(one, on: request.day) && tree.places(of: one, tokens.locatedIn).contains(where: inside.contains)
        }
        return NetworkMaker(self, request, hubs: hubs).network(.place(roots.first.map(tree.name) ?? place))
    }

    /// The network around an ibasho: itself, and the ibasho that share a supporter with it, support it or are supported.
    public func network(near ibasho: NodeID, _ request: EcomapRequest) -> NetworkEcomap {
        var hubs: Set<NodeID> = []
        if let supports = tokens.supports {
            func others(_ node: NodeID, _ direction: Direction) -> [NodeID] {
                graph.relationships(of: node, direction, type: supports)
                    .filter { isThere($0.relationship, on: request.day) }.map(\.other)
            }
            let supporters = others(ibasho, .incoming)
            for supporter in supporters { hubs.formUnion(others(supporter, .outgoing)) }
            hubs.formUnion(others(ibasho, .outgoing))
            hubs.formUnion(supporters.filter { kindClass(of: $0) == .ibasho })
        }
        hubs = hubs.filter { isThere($0, on: request.day) }
        hubs.insert(ibasho)
        var maker = NetworkMaker(self, request, hubs: hubs.sorted())
        maker.alwaysNamed = ibasho
        return maker.network(.near(name(of: ibasho)))
    }

    /// The members of a platform on the day as equals, with the ties and relations between them alone: a platform has no
    /// centre, and it is no member of itself.
    public func network(ofPlatform platform: NodeID, _ request: EcomapRequest) -> NetworkEcomap {
        let there = memberships(of: platform).filter { !$0.isContradictory && $0.isThere(on: request.day) }
        let members = Set(there.map(\.member)).sorted()
        let hubs = members.filter { kindClass(of: $0) == .ibasho }
        var maker = NetworkMaker(self, request, hubs: hubs)
        maker.members = members.filter { kindClass(of: $0) != .ibasho }
        let language = request.language ?? language
        let role = withheldRole(of: platform, kindClass(of: platform), request, language)
        return maker.network(.platform(role ?? name(of: platform)))
    }
}
