import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("A sorted tree")
struct SortedTreeTests {
    @Test("holds what a sorted array holds, through growth and decay", arguments: [UInt64](1...4))
    func model(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var tree = SortedTree<UInt64>()
        var model: Set<UInt64> = []
        var copied = 0
        // Rising, random and clustered keys; then more removals than insertions until little is left.
        for round in 0..<10 {
            for step in 0..<900 {
                let key: UInt64 =
                    switch seed % 3 {
                    case 0: UInt64(round * 900 + step)
                    case 1: UInt64(generator.below(6000))
                    default: UInt64(generator.below(4) * 1_000_000 + round * 900 + step)
                    }
                if round < 5 || generator.below(4) == 0 {
                    #expect(tree.insert(key, copiedBytes: &copied) == model.insert(key).inserted, "seed \(seed)")
                } else if let victim = model.randomElement(using: &generator) {
                    #expect(tree.remove(victim, copiedBytes: &copied), "seed \(seed)")
                    model.remove(victim)
                }
            }
            #expect(tree.problems() == [], "seed \(seed), round \(round)")
            let sorted = model.sorted()
            #expect(all(tree) == sorted, "seed \(seed), round \(round)")
            #expect(tree.count == sorted.count, "seed \(seed), round \(round)")
            for _ in 0..<50 {
                let key = UInt64(generator.below(9000))
                #expect(tree.contains(key) == model.contains(key), "seed \(seed)")
                #expect(tree.rank(of: key) == sorted.prefix { $0 < key }.count, "seed \(seed)")
            }
        }
        #expect(copied == 0, "seed \(seed)")
        for key in model.sorted() { tree.remove(key, copiedBytes: &copied) }
        #expect(tree.count == 0 && tree.root == nil && tree.levels == 0, "seed \(seed)")
    }

    @Test("keeps two values apart that came from one, and copies only the blocks on the way")
    func values() {
        var tree = SortedTree<UInt64>()
        var copied = 0
        for key in 0..<100_000 as Range<UInt64> { tree.insert(key * 2, copiedBytes: &copied) }
        #expect(tree.levels == 2 && copied == 0)
        let before = tree
        tree.insert(99_999, copiedBytes: &copied)
        #expect(copied > 0 && copied <= 3 * 2200)
        copied = 0
        tree.remove(199_998, copiedBytes: &copied)
        #expect(copied > 0 && copied <= 3 * 2200)
        #expect(!before.contains(99_999) && before.contains(199_998) && before.count == 100_000)
        #expect(tree.contains(99_999) && !tree.contains(199_998) && tree.count == 100_000)
        copied = 0
        tree.remove(99_997, copiedBytes: &copied)
        #expect(copied == 0, "a miss copies nothing")
        #expect(before.problems() == [] && tree.problems() == [])
    }

    @Test("fills its leaves when keys come in order")
    func ascending() {
        var tree = SortedTree<UInt64>()
        var copied = 0
        for key in 0..<(SortedLeaf<UInt64>.capacity * 10) { tree.insert(UInt64(key), copiedBytes: &copied) }
        var leaves = 0
        var rank = 0
        while case let span = tree.elements(fromRank: rank), !span.isEmpty {
            leaves += 1
            rank += span.count
        }
        #expect(leaves == 10)
    }

    private func all(_ tree: SortedTree<UInt64>) -> [UInt64] {
        var all: [UInt64] = []
        tree.forEach(from: 0) {
            all.append($0)
            return true
        }
        return all
    }
}
