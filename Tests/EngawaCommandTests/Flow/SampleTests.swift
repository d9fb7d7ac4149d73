import EngawaTestSupport
import Foundation
import Testing

@Suite("The samples")
struct SampleTests {
    static let names = [
        "minna-no-shokudo", "kurume-welab46", "miyanomae-terrace", "food-support-npo", "nabari",
    ]

    @Test("each is imported and drawn in every edition, without a doubt about dates or bands", arguments: names)
    func imported(name: String) throws {
        try Workshop.open { shop in
            let folder = Repository.path("Samples/\(name)")
            let axes = "\(folder)/axes.json"
            if FileManager.default.fileExists(atPath: axes) { try shop.good("init", "a.engawa", "--axes", axes) }
            let text = try shop.good("import", "a.engawa", "\(folder)/つながり.csv", "--format", "json")
            let json = try shop.json(text)
            let rows = try #require(json["rows"] as? Int)
            #expect(json["created"] as? Int == rows && rows >= 5)
            for edition in ["internal", "meeting", "public"] {
                let dot = try shop.good("draw", "a.engawa", "--for", edition, "--as-of", "2025-04-01")
                #expect(dot.split(separator: "\n").count { $0.contains("class=\"tie ") } >= rows - 1)
            }
        }
    }

    @Test("Samples names every folder", arguments: names)
    func listed(name: String) throws {
        let readme = try String(contentsOfFile: Repository.path("Samples/README.md"), encoding: .utf8)
        #expect(readme.contains(name))
    }
}
