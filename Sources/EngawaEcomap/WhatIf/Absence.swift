import EngawaGraph
import EngawaSheets

/// What a map would be without some of those in it, for a while or for good.
public struct Absence: Sendable, Hashable {
    /// How many there are, and how many there would be.
    public struct Count: Sendable, Hashable {
        /// Now, and then.
        public var before, after: Int
    }

    /// A content that only those who are away bring to an ibasho.
    public struct Content: Sendable, Hashable {
        /// The name of the ibasho.
        public var ibasho: String
        /// What they bring.
        public var content: String
    }

    /// A cell of an ibasho that nobody would stand in.
    public struct Cell: Sendable, Hashable {
        /// The name of the ibasho.
        public var ibasho: String
        /// 分野, 領域.
        public var field, band: AxisEntry
        /// How many ties stand in it now.
        public var before: Int
    }

    /// Those who would no longer be joined to the rest.
    public struct Part: Sendable, Hashable {
        /// How many there are.
        public var size: Int
        /// Those of them who may be named.
        public var names: [String]

        /// A part from how many there are and who of them may be named.
        public init(size: Int, names: [String]) {
            (self.size, self.names) = (size, names)
        }
    }

    /// Who would be away, as the edition may show them.
    public var without: [Someone]
    /// People, groups and organisations; ties of ibasho; relationships between others.
    public var actors, ties, links: Count
    /// The ibasho that would have no tie, with how many they have now.
    public var ibasho: [(name: String, before: Int)] { zip(ibashoNames, ibashoTies).map { ($0, $1) } }
    var ibashoNames: [String]
    var ibashoTies: [Int]
    /// What nobody else brings.
    public var contents: [Content]
    /// The cells that would be empty.
    public var cells: [Cell]
    /// The parts that would come off, the largest first.
    public var parts: [Part]
    /// How many ties end before they begin; none of them counts.
    public var contradictory: Int
}

extension EcomapMap {
    /// What the map would be on the day without these nodes. O(nodes + ties).
    public func absence(of nodes: [NodeID], _ request: EcomapRequest) -> Absence {
        let ledger = TieLedger(self, on: request.day)
        let view = ledger.network.view
        var isOut = [Bool](repeating: false, count: view.nodeCount)
        for node in nodes { if let place = view.node(node) { isOut[place.index] = true } }
        let loss = ledger.loss(without: isOut)
        let actors = tokens.actor.map { graph.nodes(label: $0).count } ?? 0
        let away = tokens.actor.map { label in Set(nodes).count { graph.hasLabel($0, label) } } ?? 0
        func named(_ place: UInt32) -> String { name(of: view.id(of: ViewNode(rawValue: place))) }
        return Absence(
            without: nodes.map { shown($0, request) },
            actors: .init(before: actors, after: actors - away),
            ties: .init(before: ledger.ties.count, after: ledger.ties.count - loss.ties),
            links: .init(before: ledger.links.count, after: ledger.links.count - loss.links),
            ibashoNames: loss.ibasho.map(named),
            ibashoTies: loss.ibasho.map { Int(ledger.degrees[Int($0)]) },
            contents: loss.contents.sorted().map { number in
                let content = ledger.contents[Int(number)]
                return .init(ibasho: named(content.ibasho), content: content.text.name)
            },
            cells: loss.cells.sorted().map { number in
                let cell = ledger.cells[Int(number)]
                return .init(
                    ibasho: named(cell.ibasho),
                    field: ledger.axes.fields[cell.field],
                    band: ledger.axes.bands[cell.band].entry,
                    before: Int(ledger.tiesOfCells[Int(number)])
                )
            },
            parts: ledger.parts(without: isOut).map { part in
                let shown = part.map { self.shown(view.id(of: ViewNode(rawValue: $0)), request) }
                return .init(size: part.count, names: shown.filter { $0.id != nil }.map(\.name))
            },
            contradictory: ledger.network.contradictory
        )
    }
}
