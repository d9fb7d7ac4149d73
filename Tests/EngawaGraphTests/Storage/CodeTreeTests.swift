import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("A tree of codes")
struct CodeTreeTests {
    @Test("reads 0 wherever nothing was written, and codes of every width elsewhere", arguments: [UInt64](1...4))
    func sparse(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var tree = CodeTree()
        var model: [Int: UInt32] = [:]
        for _ in 0..<2000 {
            // Clusters, so that chunks are widened when they hold codes already.
            let index = generator.below(4) << (9 + generator.below(20)) + generator.below(700)
            let code = UInt32(truncatingIfNeeded: generator.next()) >> UInt32(generator.below(4) * 8)
            tree.set(code, at: index)
            model[index] = code
        }
        for (index, code) in model { #expect(tree[index] == code, "seed \(seed), index \(index)") }
        for _ in 0..<300 {
            let index = generator.below(1 << 33)
            #expect(tree[index] == model[index, default: 0], "seed \(seed), index \(index)")
        }
        #expect(tree[-1] == 0 && tree[.max] == 0)
        var found: [Int: UInt32] = [:]
        tree.forEachChunk { start, codes in
            for place in 0..<CodeChunk.size where codes[place] != 0 { found[start + place] = codes[place] }
        }
        #expect(found == model.filter { $0.value != 0 }, "seed \(seed)")
        #expect(tree.copiedBytes == 0)
    }

    @Test("keeps what a chunk holds when it is widened, from every width to every wider one")
    func widening() {
        let edges: [UInt32] = [1, 0xFF, 0x100, 0xFFFF, 0x1_0000, 0xFF_FFFF, 0x100_0000, .max]
        #expect(edges.map { CodeChunk.width(of: $0) } == [1, 1, 2, 2, 3, 3, 4, 4])
        for (place, first) in edges.enumerated() {
            for second in edges[place...] {
                var tree = CodeTree()
                for index in 0..<CodeChunk.size - 1 { tree.set(first, at: index) }
                let before = tree
                tree.set(second, at: CodeChunk.size - 1)
                for index in 0..<CodeChunk.size - 1 where tree[index] != first || before[index] != first {
                    Issue.record("\(first) at \(index) is lost beside \(second)")
                }
                #expect(tree[CodeChunk.size - 1] == second && before[CodeChunk.size - 1] == 0)
                #expect(tree[CodeChunk.size] == 0)
            }
        }
    }

    @Test("widens one chunk alone")
    func widthsOfChunks() {
        var tree = CodeTree()
        for index in 0..<10 * CodeChunk.size { tree.set(7, at: index) }
        tree.set(70_000, at: 3 * CodeChunk.size)
        var widths: [Int] = []
        tree.forEachChunk { widths.append($1.width) }
        #expect(widths == [1, 1, 1, 3, 1, 1, 1, 1, 1, 1])
    }

    @Test("copies one block a level when it is shared, none of more than about 2 KiB")
    func sharing() {
        var tree = CodeTree()
        for index in stride(from: 0, to: 2_000_000, by: 100) { tree.set(.max, at: index) }
        let before = tree
        tree.set(5, at: 1_000_000)
        #expect(before[1_000_000] == .max && tree[1_000_000] == 5 && tree[1_000_100] == .max)
        #expect(tree.copiedBytes > 0 && tree.copiedBytes <= 3 * 2200)
        let copied = tree.copiedBytes
        tree.set(6, at: 1_000_001)
        #expect(tree.copiedBytes == copied && before[1_000_001] == 0)
    }

    @Test("counts the codes of a chunk, and finds one that is too high")
    func counting() {
        for (width, high) in [(1, 0xFE), (2, 0xFFFE), (3, 0xFF_FFFE), (4, 0x7FFF_FFFE)] as [(Int, UInt32)] {
            for place in [0, 1, 255, 511] {
                var tree = CodeTree()
                let codes = tree.unique(at: 0, width: width)
                #expect(codes.count(upTo: 0) == 0)
                codes.set(1, at: 300)
                codes.set(high, at: place)
                #expect(codes.count(upTo: high) == 2, "width \(width), place \(place)")
                #expect(codes.count(upTo: high - 1) == nil, "width \(width), place \(place)")
            }
        }
        var tree = CodeTree()
        let codes = tree.unique(at: 0, width: 4)
        codes.set(.max, at: 9)
        #expect(codes.count(upTo: UInt32(Int32.max)) == nil)
    }
}
