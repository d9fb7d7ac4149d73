import EngawaEcomap
import EngawaGraph
import EngawaSheets
import EngawaStore
import Foundation

/// A map whose ties are hidden and looked for.
struct GapsData: Sendable {
    /// A tie to hide: all relationships of it are taken away.
    struct Tie: Sendable {
        let ibasho: NodeID
        let actor: NodeID
        var relationships: [RelationshipID]
        /// When it began; nil where nothing says.
        var since: SheetDate?
    }

    let graph: PropertyGraph
    /// The day whose ties are present: the latest on which one began.
    let day: SheetDate
    /// The pairs that have a tie on the day, in the order of ibasho, then actors.
    let ties: [Tie]
    /// Whether ties lead both ways between nodes of one kind.
    let isOneMode: Bool
    let description: String

    /// The pairs of a graph. O(ties · log ties).
    init(_ graph: PropertyGraph, isOneMode: Bool, name: String) throws(BenchFailure) {
        guard let supports = graph.type("SUPPORTS"), let label = graph.label("Ibasho"),
            var latest = SheetDate(storedText: "1970-01-01")
        else { throw BenchFailure(message: "\(name) has no ties") }
        var (ties, ended): ([Tie], [(NodeID, SheetDate)]) = ([], [])
        var places: [UInt64: Int] = [:]
        let (sinceKey, untilKey) = (graph.key("since"), graph.key("until"))
        for ibasho in graph.nodes(label: label) {
            for tie in graph.relationships(of: ibasho, .incoming, type: supports) where tie.other != ibasho {
                // In a network of one kind, a pair is kept at its lower end, with the relationships of both ways.
                let (end, start) = isOneMode && tie.other < ibasho ? (tie.other, ibasho) : (ibasho, tie.other)
                let since = sinceKey.flatMap { GapsData.date(graph.value($0, of: tie.relationship)) }
                if let since, latest.isCertainly(before: since) { latest = since }
                let pair = UInt64(end.rawValue) << 32 | UInt64(start.rawValue)
                if let place = places[pair] {
                    ties[place].relationships.append(tie.relationship)
                    continue
                }
                places[pair] = ties.count
                if let until = untilKey.flatMap({ GapsData.date(graph.value($0, of: tie.relationship)) }) {
                    ended.append((NodeID(rawValue: UInt32(ties.count)), until))
                }
                ties.append(Tie(ibasho: end, actor: start, relationships: [tie.relationship], since: since))
            }
        }
        let past = Set(ended.lazy.filter { $0.1.isCertainly(before: latest) }.map(\.0.rawValue))
        self.ties = ties.enumerated().filter { !past.contains(UInt32($0.offset)) }.map(\.element)
        (self.graph, self.isOneMode, day) = (graph, isOneMode, latest)
        description =
            "\(name): \(isOneMode ? "one kind of nodes" : "ibasho and actors"), \(self.ties.count) pairs with a tie"
    }

    /// A map of the disk.
    init(map: String) throws(BenchFailure) {
        let graph: PropertyGraph
        do {
            graph = try GraphStore.open(map).latest.graph
        } catch {
            throw BenchFailure(message: "the map does not open: \(error)")
        }
        try self.init(graph, isOneMode: false, name: URL(fileURLWithPath: map).lastPathComponent)
    }

    /// The samples, each made into a map in a folder of its own.
    static func samples() throws(BenchFailure) -> [GapsData] {
        let manager = FileManager.default
        let samples = "Samples"
        guard let folders = try? manager.contentsOfDirectory(atPath: samples) else {
            throw BenchFailure(message: "there is no folder \(samples) here")
        }
        return try BenchPlatform.withFolder { scratch throws(BenchFailure) in
            var data: [GapsData] = []
            for folder in folders.sorted() {
                let files = ((try? manager.contentsOfDirectory(atPath: samples + "/" + folder)) ?? []).sorted()
                let sheets = files.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".tsv") }
                guard !sheets.isEmpty else { continue }
                let map = "\(scratch)/\(folder).engawa"
                let paths = sheets.map { "\(samples)/\(folder)/\($0)" }
                let axes = files.contains("axes.json") ? ["--axes", "\(samples)/\(folder)/axes.json"] : []
                for words in [["init", map] + axes, ["import", map] + paths] {
                    let ended = try BenchPlatform.run(BenchPlatform.sibling("engawa"), words)
                    guard ended.status == 0 else { throw BenchFailure(message: "engawa \(words) failed") }
                }
                data.append(try GapsData(map: map))
            }
            return data
        }
    }

    /// A list of edges: two columns, of which the first row is a heading where its names do not come again. Nodes are of
    /// two kinds, the first column being ibasho, where no name stands in both columns; else of one.
    init(edges path: String) throws(BenchFailure) {
        var rows: [[String]]
        let bytes = try BenchPlatform.bytes(of: path)
        do throws(SheetError) {
            rows = try CSVTable.rows(of: bytes, file: path)
        } catch {
            throw BenchFailure(message: "\(path): \(error)")
        }
        rows = rows.compactMap { $0.count >= 2 && !$0[0].isEmpty && !$0[1].isEmpty ? Array($0.prefix(2)) : nil }
        let names = rows.dropFirst().reduce(into: Set<String>()) { $0.formUnion($1) }
        let hasHeading = rows.first.map { $0.allSatisfy { !names.contains($0) } } ?? false
        let edges = hasHeading ? Array(rows.dropFirst()) : rows
        guard !edges.isEmpty else { throw BenchFailure(message: "\(path) has no rows of two columns") }
        let isOneMode = !Set(edges.map { $0[0] }).isDisjoint(with: edges.map { $0[1] })
        try self.init(
            try GapsData.graph(edges, isOneMode: isOneMode),
            isOneMode: isOneMode,
            name: URL(fileURLWithPath: path).lastPathComponent
        )
    }

    /// Ties from the second column to the first; in a network of one kind both ways between nodes that are ibasho and
    /// actors at once.
    private static func graph(_ edges: [[String]], isOneMode: Bool) throws(BenchFailure) -> PropertyGraph {
        var draft = GraphDraft(PropertyGraph())
        var batch = draft.beginBatch()
        let both = batch.labelSet(["Ibasho", "Actor"])
        let (ibasho, actor) = isOneMode ? (both, both) : (batch.labelSet(["Ibasho"]), batch.labelSet(["Actor"]))
        let supports = batch.type("SUPPORTS")
        var nodes: [String: NodeID] = [:]
        var pairs: Set<[NodeID]> = []
        for edge in edges where edge[0] != edge[1] {
            let end = nodes[edge[0]] ?? batch.createNode(labels: ibasho)
            nodes[edge[0]] = end
            let start = nodes[edge[1]] ?? batch.createNode(labels: actor)
            nodes[edge[1]] = start
            guard pairs.insert([start, end]).inserted, !isOneMode || pairs.insert([end, start]).inserted else {
                continue
            }
            batch.createRelationship(supports, from: start, to: end)
            if isOneMode { batch.createRelationship(supports, from: end, to: start) }
        }
        do throws(GraphError) {
            try draft.create(batch)
        } catch {
            throw BenchFailure(message: "the graph refused: \(error)")
        }
        return draft.graph
    }

    private static func date(_ value: Value) -> SheetDate? {
        switch value {
        case .date(let date): SheetDate(storedText: "\(date)")
        case .string(let text): SheetDate(storedText: text)
        default: nil
        }
    }
}
