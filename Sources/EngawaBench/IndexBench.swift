import EngawaAlgorithms
import EngawaGraph

/// Indexes of a property graph in process: building them, changing them, asking them. Names are Japanese ones that begin
/// alike, as those of a nation's community places do.
enum IndexBench {
    private static let nodes = 250_000
    private static let rounds = 20_000

    static func run() throws(BenchFailure) {
        do throws(GraphError) {
            try measure()
        } catch {
            throw BenchFailure(message: "the graph refused: \(error)")
        }
    }

    private static func measure() throws(GraphError) {
        var random = SplitMix(seed: 1)
        let names = (0..<nodes).map { name($0, &random) }
        var draft = GraphDraft(PropertyGraph())
        try draft.create(batch(names, in: draft))
        let plain = draft.graph
        guard let actor = plain.label("Actor"), let name = plain.key("name") else { return }
        for key in ["name", "kind", "number"] {
            var graph = plain
            guard let token = graph.key(key) else { return }
            time("createIndex(\(key)) of \(nodes) nodes", 1) { graph.createIndex(label: actor, key: token) }
        }

        var indexed = GraphDraft(PropertyGraph())
        indexed.createIndex(label: "Actor", key: "name")
        for graph in [("without an index", GraphDraft(PropertyGraph())), ("with an index on names", indexed)] {
            var draft = graph.1
            for round in ["first", "second"] {
                let more = batch(names, in: draft)
                let start = BenchPlatform.worked()
                try draft.create(more)
                report("the \(round) batch of \(nodes) nodes \(graph.0)", BenchPlatform.worked() - start, 1)
            }
        }

        var graph = plain
        graph.createIndex(label: actor, key: name)
        let few = (0..<rounds).map { _ in random.below(nodes) }
        var found = 0
        time("nodes(equals:) of a name", rounds) {
            for place in few { found += graph.nodes(label: actor, key: name, equals: .string(names[place])).count }
        }
        time("estimatedCount(prefix:)", rounds) {
            for place in few {
                found += graph.estimatedCount(label: actor, key: name, prefix: String(names[place].prefix(8))) ?? 0
            }
        }
        time("the first ten of nodes(in:) from a name on", rounds) {
            for place in few {
                let range = ValueRange(lower: .inclusive(.string(names[place])))
                for node in graph.nodes(label: actor, key: name, in: range).prefix(10) { found += Int(node.rawValue) }
            }
        }
        let ids = Array(graph.nodes)
        let start = BenchPlatform.worked()
        for place in few { try graph.set(.string(names[place] + "新"), for: name, of: ids[place]) }
        report("rename in place", BenchPlatform.worked() - start, rounds)
        var latest = graph
        let began = BenchPlatform.worked()
        let before = graph.copiedBytes
        for place in few.prefix(2000) {
            var draft = latest
            try draft.set(.string(names[place]), for: name, of: ids[place])
            latest = draft
        }
        report("rename of a fresh snapshot", BenchPlatform.worked() - began, 2000)
        print("    copied \((latest.copiedBytes - before) / 2000) bytes each; \(found) nodes found")
    }

    private static func batch(_ names: [String], in draft: GraphDraft) -> CreationBatch {
        var batch = draft.beginBatch()
        let label = batch.labelSet(["Actor"])
        let (name, kind, number) = (batch.key("name"), batch.key("kind"), batch.key("number"))
        let kinds = (0..<20).map { batch.value(.string("種別の\($0) 番目")) }
        for (place, text) in names.enumerated() {
            batch.createNode(labels: label)
            batch.set(batch.value(.string(text)), for: name)
            batch.set(kinds[place % 20], for: kind)
            batch.set(batch.value(.integer(Int64(place * 7919 % names.count))), for: number)
        }
        return batch
    }

    private static func name(_ place: Int, _ random: inout SplitMix) -> String {
        let towns = ["東浦", "杉津", "福川", "上場", "安山", "水口", "黒野", "広津池", "北崎泉", "中森丘"]
        let kinds = ["地区社会福祉協議会", "工務店有限会社", "高等学校", "商店", "町内会", "おかえりひろば"]
        let (town, kind) = (towns[random.below(towns.count)], kinds[random.below(kinds.count)])
        return switch place % 4 {
        case 0: "みんなの食堂 \(town)第\(random.below(nodes))"
        case 1: "\(town)\(random.below(3000))\(kind)"
        case 2: "\(town)市子育てサロン たんぽぽルーム\(place)"
        default: "\(random.below(nodes))\(town)\(kind)"
        }
    }

    private static func time(_ what: String, _ count: Int, _ body: () -> Void) {
        let start = BenchPlatform.worked()
        body()
        report(what, BenchPlatform.worked() - start, count)
    }

    private static func report(_ what: String, _ seconds: Double, _ count: Int) {
        let total = Samples([seconds]).milliseconds.split(separator: ",")[0].dropFirst(4)
        print("  \(what): \(total) ms" + (count == 1 ? "" : ", \(Int(seconds * 1e9 / Double(count))) ns each"))
    }
}
