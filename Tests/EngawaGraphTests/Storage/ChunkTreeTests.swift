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

@Suite("A pool of text")
struct TextPoolTests {
    @Test("gives back what it was given, across chunks and of any length")
    func roundTrip() {
        var generator = SeededGenerator(seed: 5)
        var pool = TextPool()
        var kept: [(UInt64, String)] = []
        for _ in 0..<300 {
            var text = String(repeating: "縁側 engawa ", count: 1 + generator.below(40)) + "\(generator.below(1000))"
            if generator.below(50) == 0 { text = String(repeating: text, count: 20) }
            let reference = text.withUTF8 { pool.store($0) }
            kept.append((reference, text))
        }
        for (reference, text) in kept { #expect(pool.string(reference).hasSameBytes(as: text)) }
        #expect(pool.copiedBytes == 0)
    }

    @Test("stores a text that repeats once")
    func repetition() {
        var pool = TextPool()
        for round in 0..<10 {
            for number in 0..<500 {
                var text = "a kind of actor, number \(number)"
                _ = text.withUTF8 { pool.store($0) }
            }
            if round == 0 { #expect(pool.byteCount == 13_390) }
        }
        // The table of recent strings may forget one now and then.
        #expect(pool.byteCount < 13_390 * 2)
    }
}
