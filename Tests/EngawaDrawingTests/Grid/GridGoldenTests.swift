import EngawaTestSupport
import EngawaEcomap
import Foundation
import Testing

@testable import EngawaDrawing

@Suite("The grid's DOT, byte for byte")
struct GridGoldenTests {
    private func golden(_ name: String, file: String = #filePath) -> URL {
        URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden/\(name).dot")
    }

    private func check(_ text: String, _ name: String) throws {
        let url = golden(name)
        if ProcessInfo.processInfo.environment["ENGAWA_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
            Issue.record("recorded \(name): look at it, then run without ENGAWA_RECORD")
            return
        }
        let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (line, (one, other)) in zip(expected, found).enumerated() where one != other {
            Issue.record("\(name).dot line \(line + 1)\nexpected: \(one)\nfound:    \(other)")
            return
        }
        #expect(expected.count == found.count)
    }

    @Test("a small map is drawn as recorded")
    func small() throws {
        try check(EcomapDrawing.grid(Samples.small).text, "grid-small")
    }

    @Test("a map without supporters is drawn as recorded")
    func empty() throws {
        var ecomap = Samples.small
        ecomap.supporters = []
        try check(EcomapDrawing.grid(ecomap, options: DrawingOptions(paper: .a4, language: .en)).text, "grid-empty")
    }

    @Test("the same map gives the same bytes", arguments: Array<UInt64>(1...8))
    func determinism(seed: UInt64) {
        #expect(
            EcomapDrawing.grid(Samples.random(seed: seed)).text == EcomapDrawing.grid(Samples.random(seed: seed)).text
        )
    }

    @Test("the order in which supporters come does not change their boxes")
    func order() {
        var shuffled = Samples.random(seed: 5)
        let first = EcomapDrawing.grid(shuffled).text
        var random = SeededGenerator(seed: 1)
        shuffled.supporters.shuffle(using: &random)
        #expect(EcomapDrawing.grid(shuffled).text == first)
    }
}
