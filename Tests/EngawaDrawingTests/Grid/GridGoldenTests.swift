import EngawaTestSupport
import EngawaEcomap
import Testing

@testable import EngawaDrawing

@Suite("The grid's DOT, byte for byte")
struct GridGoldenTests {
    @Test("a small map is drawn as recorded")
    func small() {
        #expect(Golden.difference(EcomapDrawing.grid(Samples.small).text, "grid-small.dot") == nil)
    }

    @Test("a map without supporters is drawn as recorded")
    func empty() {
        var ecomap = Samples.small
        ecomap.supporters = []
        let document = EcomapDrawing.grid(ecomap, options: DrawingOptions(paper: .a4, language: .en))
        #expect(Golden.difference(document.text, "grid-empty.dot") == nil)
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
