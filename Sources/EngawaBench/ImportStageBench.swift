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
        let start = BenchPlatform.now()
        var contents: [(file: String, bytes: [UInt8])] = []
        for file in files {
            do throws(SheetError) {
                contents.append((file, try Sheet.bytes(path: file)))
            } catch {
                throw BenchFailure(message: "\(file): \(error)")
            }
        }
        let size = contents.reduce(0) { $0 + $1.bytes.count }
        let read = report("read", since: start, "\(size >> 20) MiB in \(files.count) sheets")

        var sheets: [Sheet] = []
        for (file, bytes) in contents {
            do throws(SheetErrors) {
                sheets.append(try Sheet(bytes: bytes, file: file))
            } catch {
                throw BenchFailure(message: "\(file): \(error.errors[0])")
            }
        }
        contents = []
        let rows = sheets.reduce(0) { $0 + $1.rows.count }
        let scanned = report("decode and scan", since: read, rate(rows, BenchPlatform.now() - read))

        var draft = GraphDraft(PropertyGraph())
        Axes.standard.found(in: &draft, language: .ja)
        let understood = UnderstoodSheets(sheets, for: draft.graph)
        report("understand", since: scanned, rate(rows, BenchPlatform.now() - scanned))
        report("together", since: start, rate(rows, BenchPlatform.now() - start))

        let (nodes, relationships) = understood.counts
        let result = understood.report
        print("  \(nodes) nodes, \(relationships) ties and links; \(result.warnings.count) warnings")
        guard result.errors.isEmpty, result.rows == rows, result.created + result.changed + result.unchanged == rows
        else { throw BenchFailure(message: "rows were lost, or refused: \(result.errors.prefix(3))") }
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

    private static func rate(_ rows: Int, _ seconds: Double) -> String {
        "\(Int(Double(rows) / max(seconds, 1e-9) / 1000)) thousand rows a second"
    }

    @discardableResult
    private static func report(_ what: String, since start: Double, _ more: String) -> Double {
        let now = BenchPlatform.now()
        let milliseconds = Int(((now - start) * 1000).rounded())
        print("  \(what): \(milliseconds) ms, \(more); peak \(BenchPlatform.peak >> 20) MiB")
        return now
    }
}
