import EngawaTestSupport
import Foundation
import Testing

@Suite("The drawings of the samples")
struct SampleGoldenTests {
    @Test("are what is recorded, in every view, and readable: one statement a line", arguments: SampleTests.names)
    func golden(name: String) throws {
        try Workshop.open { shop in
            let folder = Repository.path("Samples/\(name)")
            let axes = "\(folder)/axes.json"
            if FileManager.default.fileExists(atPath: axes) { try shop.good("init", "a.engawa", "--axes", axes) }
            let sheets = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }
            for sheet in sheets.sorted() { try shop.good("import", "a.engawa", "\(folder)/\(sheet)") }
            for view in ["grid", "radial", "network"] {
                let dot = try shop.good(
                    "draw",
                    "a.engawa",
                    "--view",
                    view,
                    "--lang",
                    "ja",
                    environment: ["ENGAWA_TODAY": "2025-04-01"]
                )
                #expect(Golden.difference(dot, "samples/\(name)-\(view).dot") == nil)
                let statements = dot.split(separator: "\n").filter { $0.contains("class=\"") }
                #expect(statements.allSatisfy { $0.components(separatedBy: "class=\"").count == 2 })
            }
        }
    }
}
