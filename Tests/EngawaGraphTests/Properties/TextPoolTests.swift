import Testing

@testable import EngawaGraph

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
