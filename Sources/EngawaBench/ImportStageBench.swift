import EngawaEcomap
import EngawaGraph
import EngawaSheets
import Foundation

/// What an import does before it writes: reading the bytes of sheets, making rows of them, understanding the rows.
enum ImportStageBench {
    static let name = "import-stage"
    static let about = "reading the sheets of a folder and understanding their rows, as an import into an empty map"

    /// Measures the sheets (`*.csv`, `*.tsv`) in `folder`, once: a second run would find memory that the first had.
    static func run(folder: String) throws(BenchFailure) {
        let files = try sheets(in: folder)
        let start = Moment()
        var size = 0
        for file in files {
            do throws(SheetError) {
                size += try Sheet.bytes(path: file).count
            } catch {
                throw BenchFailure(message: "\(file): \(error)")
            }
        }
        report("read the bytes alone, one file after the other", since: start, "\(size >> 20) MiB")

        let begun = Moment()
        var sheets: [Sheet] = []
        for result in Sheet.read(paths: files) {
            do throws(SheetErrors) {
                sheets.append(try result.get())
            } catch {
                throw BenchFailure(message: "\(error.errors[0])")
            }
        }
        let rows = sheets.reduce(0) { $0 + $1.rows.count }
        report("read, decode, scan and encode", since: begun, rows)

        let scanned = Moment()
        var draft = GraphDraft(PropertyGraph())
        Axes.standard.found(in: &draft, language: .ja)
        var understood = UnderstoodSheets(sheets, for: draft.graph)
        report("understand", since: scanned, rows)
        report("read to understand", since: begun, rows)

        let (nodes, relationships) = understood.counts
        print("  \(nodes) nodes, \(relationships) ties and links; \(understood.report.warnings.count) warnings")
        let result = understood.report
        guard result.errors.isEmpty, result.rows == rows, result.created + result.changed + result.unchanged == rows
        else { throw BenchFailure(message: "rows were lost, or refused: \(result.errors.prefix(3))") }

        sheets = []
        let complete = Moment()
        do {
            try understood.write(into: &draft)
        } catch {
            throw BenchFailure(message: "the graph refused: \(error)")
        }
        report("write into a graph", since: complete, rows)
        guard draft.graph.nodeCount >= nodes, draft.graph.relationshipCount >= relationships else {
            throw BenchFailure(message: "the graph lacks what the rows said")
        }
    }

    private static func sheets(in folder: String) throws(BenchFailure) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw BenchFailure(message: "cannot list \(folder): \(error)")
        }
        let sheets = names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".tsv") }.sorted()
        guard !sheets.isEmpty else { throw BenchFailure(message: "no sheets in \(folder)") }
        return sheets.map { folder + "/" + $0 }
    }

    private static func report(_ what: String, since start: Moment, _ rows: Int) {
        let rate = Int(Double(rows) / max(Moment().wall - start.wall, 1e-9) / 1000)
        report(what, since: start, "\(rate) thousand rows a second")
    }

    private static func report(_ what: String, since start: Moment, _ more: String) {
        let now = Moment()
        func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
        print(
            "  \(what): \(milliseconds(now.wall - start.wall)) ms, CPU \(milliseconds(now.cpu - start.cpu)) ms; \(more); peak \(BenchPlatform.peak >> 20) MiB"
        )
    }

    /// Where the clocks stood.
    private struct Moment {
        let wall = BenchPlatform.now()
        let cpu = BenchPlatform.cpu()
    }
}
