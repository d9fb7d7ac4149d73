import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("A pool of bytes")
struct BytePoolTests {
    private func string(_ reference: UInt64, in pool: BytePool) -> String {
        pool.withBytes(reference) { String(decoding: $0, as: UTF8.self) }
    }

    @Test("gives back what it was given, across chunks and of any length")
    func roundTrip() {
        var generator = SeededGenerator(seed: 5)
        var pool = BytePool()
        var kept: [(UInt64, String)] = []
        for _ in 0..<300 {
            var text = String(repeating: "縁側 engawa ", count: 1 + generator.below(40)) + "\(generator.below(1000))"
            if generator.below(50) == 0 { text = String(repeating: text, count: 20) }
            let reference = text.withUTF8 { pool.store($0) }
            kept.append((reference, text))
        }
        for (reference, text) in kept {
            #expect(string(reference, in: pool).hasSameBytes(as: text))
            #expect(pool.contains(reference) && pool.length(reference) == text.utf8.count)
        }
        #expect(pool.copiedBytes == 0)
    }

    @Test("stores what repeats once")
    func repetition() {
        var pool = BytePool()
        for round in 0..<10 {
            for number in 0..<500 {
                var text = "a kind of actor, number \(number)"
                _ = text.withUTF8 { pool.store($0) }
            }
            if round == 0 { #expect(pool.byteCount == 13_390) }
        }
        // The table of recent runs may forget one now and then.
        #expect(pool.byteCount < 13_390 * 2)
    }

    @Test("stores runs whose length a reference cannot say")
    func longRuns() {
        var pool = BytePool()
        var kept: [(UInt64, UInt8, Int)] = []
        for (byte, length) in [BytePool.longestDirect, BytePool.longestDirect + 1, 20_000_003].enumerated() {
            let run = [UInt8](repeating: UInt8(byte + 1), count: length)
            kept.append((run.withUnsafeBufferPointer { pool.store($0) }, UInt8(byte + 1), length))
        }
        for (reference, byte, length) in kept {
            #expect(pool.length(reference) == length && pool.contains(reference))
            pool.withBytes(reference) { bytes in
                #expect(bytes.count == length && bytes.allSatisfy { $0 == byte })
                #expect(pool.isEqual(reference, bytes))
            }
        }
        #expect(!pool.contains(UInt64(pool.byteCount) << 24 | 1))
    }
}
