import EngawaAlgorithms
import EngawaGraph
import EngawaSheets

/// The ties of a map on a day as numbers, to count again and again what is left without some people.
struct TieLedger {
    /// A tie of an ibasho.
    struct Tie {
        /// The supporter, and the ibasho, by their numbers in the view.
        var supporter, ibasho: UInt32
        /// The cell of the ibasho that it stands in; nil where its field or band is unknown.
        var cell: Int32?
        /// Its contents, as numbers in a row of `contentsOfTies`.
        var contents: Range<Int>
    }

    /// A cell of the 分野 × 領域 table of an ibasho.
    struct Cell: Hashable {
        var ibasho: UInt32
        var band, field: Int
    }

    /// What somebody brings to an ibasho.
    struct Content: Hashable {
        var ibasho: UInt32
        var text: NameKey
    }

    let network: TieNetwork
    let axes: Axes
    private(set) var ties: [Tie] = []
    private(set) var contentsOfTies: [Int32] = []
    private(set) var cells: [Cell] = []
    private(set) var contents: [Content] = []
    /// By cell, by content, how many ties there are.
    private(set) var tiesOfCells: [Int32] = []
    private(set) var tiesOfContents: [Int32] = []
    /// The relationships between two that are no ties of an ibasho.
    private(set) var links: [(UInt32, UInt32)] = []
    /// By node, how many relationships it has; those to itself are none.
    private(set) var degrees: [Int32]
    /// The ibasho, by their numbers in the view.
    let ibasho: [UInt32]
    private let presence: NeighbourWeights?

    /// O(nodes + ties).
    init(_ map: EcomapMap, on day: SheetDate) {
        network = TieNetwork(map, on: day, [.both])
        axes = map.axes
        let view = network.view
        degrees = Array(repeating: 0, count: view.nodeCount)
        ibasho = map.ibasho.compactMap { view.node($0)?.rawValue }
        presence = network.presence
        takeTies(of: map, on: day)
        takeLinks()
    }

    /// The components of what is left; all of it where nothing is taken out.
    func components(without isOut: [Bool]) -> ConnectedComponents {
        guard let presence else { return network.view.connectedComponents() }
        return network.view.connectedComponents(presence) { isOut[$0.index] }
    }

    private mutating func takeTies(of map: EcomapMap, on day: SheetDate) {
        var cellNumbers: [Cell: Int32] = [:]
        var contentNumbers: [Content: Int32] = [:]
        for place in ibasho {
            for record in map.ties(of: network.view.id(of: ViewNode(rawValue: place)), on: day, axes: axes) {
                guard let supporter = network.view.node(record.supporter)?.rawValue else { continue }
                var cell: Int32?
                if let band = record.band, let field = record.field {
                    let key = Cell(ibasho: place, band: band, field: field)
                    let number = cellNumbers[key] ?? Int32(cells.count)
                    if cellNumbers.updateValue(number, forKey: key) == nil {
                        cells.append(key)
                        tiesOfCells.append(0)
                    }
                    tiesOfCells[Int(number)] += 1
                    cell = number
                }
                let start = contentsOfTies.count
                for text in record.contents {
                    let key = Content(ibasho: place, text: NameKey(text))
                    let number = contentNumbers[key] ?? Int32(contents.count)
                    if contentNumbers.updateValue(number, forKey: key) == nil {
                        contents.append(key)
                        tiesOfContents.append(0)
                    }
                    tiesOfContents[Int(number)] += 1
                    contentsOfTies.append(number)
                }
                ties.append(
                    Tie(supporter: supporter, ibasho: place, cell: cell, contents: start..<contentsOfTies.count)
                )
            }
        }
    }

    private mutating func takeLinks() {
        let supports = network.map.tokens.supports
        let graph = network.map.graph
        network.view.withNeighbours(.both) { neighbours in
            for node in network.view.nodes {
                for (next, tie) in zip(neighbours[node], neighbours.relationships(of: node)) {
                    guard next != node, network.state(of: tie).isThere else { continue }
                    degrees[node.index] += 1
                    if node < next, graph.type(of: tie) != supports { links.append((node.rawValue, next.rawValue)) }
                }
            }
        }
    }
}

extension TieNetwork {
    /// Weights that say which relationships are there, strained ones among them.
    fileprivate var presence: NeighbourWeights? {
        try? NeighbourWeights(view, .both) { step in
            step.relationship.map(state(of:))?.isThere ?? false ? 1 : .infinity
        }
    }
}
