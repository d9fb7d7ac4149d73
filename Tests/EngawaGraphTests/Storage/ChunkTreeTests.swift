import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("A tree of chunks")
struct ChunkTreeTests {
    @Test("reads the absent element wherever nothing was written", arguments: [UInt64](1...3))
    func sparse(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var tree = ChunkTree<UInt32>(absent: 7)
        var model: [Int: UInt32] = [:]
        for _ in 0..<300 {
            let index = generator.below(1 << (4 + generator.below(28)))
            let element = UInt32(generator.below(100))
            tree[index] = element
            model[index] = element
        }
        for (index, element) in model { #expect(tree[index] == element, "seed \(seed), index \(index)") }
        for _ in 0..<300 {
            let index = generator.below(1 << 33)
            #expect(tree[index] == model[index, default: 7], "seed \(seed), index \(index)")
        }
        #expect(tree[-1] == 7 && tree[.max] == 7)
        var found: [Int: UInt32] = [:]
        var next = 0
        while let (start, elements) = tree.nextChunk(atOrAfter: next) {
            for offset in 0..<ChunkTree<UInt32>.chunkSize where elements[offset] != 7 {
                found[start + offset] = elements[offset]
            }
            next = start + ChunkTree<UInt32>.chunkSize
        }
        #expect(found == model.filter { $0.value != 7 }, "seed \(seed)")
        #expect(tree.copiedBytes == 0)
    }

    @Test("copies one block a level when it is shared, and frees what nobody holds")
    func sharing() {
        final class Witness: Sendable {}
        weak var witness: Witness?
        do {
            var tree = ChunkTree<Witness?>(absent: nil)
            let here = Witness()
            witness = here
            tree[3] = here
            tree[1_000_000] = here
            let before = tree
            tree[3] = nil
            #expect(before[3] === here && tree[3] == nil && tree[1_000_000] === here)
            #expect(tree.copiedBytes > 0 && tree.copiedBytes <= 3 * 2200)
            let copied = tree.copiedBytes
            tree[4] = here
            #expect(tree.copiedBytes == copied)
            #expect(before[4] == nil)
        }
        #expect(witness == nil)
    }
}
