import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("The bytes of a value")
struct ValueBytesTests {
    private func value(of bytes: [UInt8]) -> Value? { bytes.withUnsafeBytes { ValueBytes.value(of: $0) } }

    private func areWellFormed(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { ValueBytes.areWellFormed($0) } }

    @Test("are read as the value they came from, and are the same only for equal values", arguments: [UInt64](1...5))
    func roundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var values: [Value] = []
        for _ in 0..<400 { values.append([generator.value(), ["名": generator.value(), "": [generator.value()]]]) }
        for _ in 0..<200 { values.append(generator.value()) }
        for (place, value) in values.enumerated() {
            let bytes = ValueBytes.bytes(of: value)
            #expect(self.value(of: bytes) == value, "seed \(seed): \(value)")
            #expect(areWellFormed(bytes), "seed \(seed): \(value)")
            let other = values[(place + 1) % values.count]
            #expect((ValueBytes.bytes(of: other) == bytes) == (other == value), "seed \(seed): \(value) and \(other)")
        }
    }

    @Test("of a list are a few more than those of its texts")
    func example() {
        #expect(ValueBytes.bytes(of: ["米", -1, true]) == [8, 3, 5, 3, 0xE7, 0xB1, 0xB3, 3, 1, 2])
    }

    @Test("may nest as deep as a program makes them, and from a file as deep as the log allows")
    func depth() {
        func nested(_ depth: Int) -> Value {
            var value: Value = []
            for level in 0..<depth { value = level % 2 == 0 ? [value] : ["inner": value] }
            return value
        }
        #expect(areWellFormed(ValueBytes.bytes(of: nested(ValueBytes.maximumDepth))))
        #expect(!areWellFormed(ValueBytes.bytes(of: nested(ValueBytes.maximumDepth + 1))))
        var pool = ValuePool()
        let cell = pool.cell(for: nested(3000))
        var (value, depth) = (pool.value(of: cell), 0)
        #expect(pool.holds(cell, nested(3000)) && !pool.holds(cell, nested(2999)))
        while let inner = value.listValue?.first ?? value.mapValue?["inner"] { (value, depth) = (inner, depth + 1) }
        #expect(depth == 3000)
        // Lists in lists that never end: 8 is the tag of a list, 1 the number of its elements.
        let endless = [UInt8](repeating: 0, count: 2_000_000).enumerated().map { UInt8($0.offset % 2 == 0 ? 8 : 1) }
        #expect(!areWellFormed(endless))
    }

    @Test(
        "that are cut or changed anywhere are no value or another one, and are safe to read",
        arguments: [UInt64](1...3)
    )
    func damage(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let value: Value = [
                generator.value(), ["b": generator.value(), "が": generator.value()], generator.temporal(),
            ]
            let bytes = ValueBytes.bytes(of: value)
            if bytes.count > 120 { continue }
            for length in 0..<bytes.count { #expect(!areWellFormed(Array(bytes[..<length])), "seed \(seed): \(value)") }
            #expect(!areWellFormed(bytes + [0]))
            for place in bytes.indices {
                var damaged = bytes
                damaged[place] ^= UInt8(1 << generator.below(8))
                guard let found = self.value(of: damaged) else {
                    #expect(!areWellFormed(damaged), "seed \(seed): \(value)")
                    continue
                }
                // What is taken for well-formed is what equality by bytes relies on.
                if areWellFormed(damaged) {
                    #expect(ValueBytes.bytes(of: found) == damaged && found != value, "seed \(seed): \(found)")
                }
            }
        }
    }

    @Test(
        "are refused where they are not the shortest, or not in order",
        arguments: [
            [3, 0x80, 0], [8, 0x81, 0, 0], [5, 0x81, 0, 0x61], [9, 2, 1, 0x62, 0, 1, 0x61, 0],
            [9, 2, 1, 0x61, 0, 1, 0x61, 0], [5, 1, 0xFF], [8, 200, 1], [6, 1], [15], [],
            // Two names that Swift takes for the same.
            [9, 2, 6, 0xE3, 0x81, 0x8B, 0xE3, 0x82, 0x99, 0, 3, 0xE3, 0x81, 0x8C, 0],
        ] as [[UInt8]]
    )
    func otherForms(bytes: [UInt8]) {
        #expect(!areWellFormed(bytes))
    }
}

@Suite("Checking UTF-8")
struct UTF8ValidationTests {
    private func isValid(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { $0.isValidUTF8 } }

    /// Every pair of bytes, and the edges of all forms with bytes on both sides of each limit.
    private var sequences: [[UInt8]] {
        var sequences: [[UInt8]] = [[]]
        for first in UInt8.min...UInt8.max {
            sequences.append([first])
            for second in UInt8.min...UInt8.max { sequences.append([first, second]) }
        }
        let edges: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xE3, 0xFF]
        for first in UInt8(0xE0)...0xFF {
            for second in edges {
                for third in edges {
                    sequences.append([first, second, third])
                    for fourth in edges { sequences.append([first, second, third, fourth]) }
                }
            }
        }
        return sequences
    }

    @Test("says what the standard library says, of every sequence, alone and inside long texts")
    func sequencesAnywhere() {
        // Chosen so that sequences stand across the limits of blocks, among characters of one and of three bytes.
        let ascii = [UInt8](repeating: 0x61, count: 130)
        let kana = Array(String(repeating: "縁", count: 43).utf8)
        for (number, sequence) in sequences.enumerated() {
            let expected = String(validating: sequence, as: UTF8.self) != nil
            if isValid(sequence) != expected { Issue.record("\(sequence) alone") }
            let before = number % 66
            if isValid(ascii[..<before] + sequence + ascii) != expected { Issue.record("\(sequence) behind \(before)") }
            let characters = number % 22 * 3
            if isValid(kana[..<characters] + sequence + ascii[..<70]) != expected {
                Issue.record("\(sequence) behind \(characters) bytes of kana")
            }
            if isValid(kana + sequence) != expected { Issue.record("\(sequence) at the end") }
        }
    }

    @Test("says what the standard library says of texts in every script, whole and damaged", arguments: [UInt64](1...4))
    func texts(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = ["縁側", "engawa", "한국어", "ไทย", "𠮷野家", "é", "\u{10FFFF}", "👩‍👩‍👧", "\u{0}", "が"]
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<generator.below(60) { text += words[generator.below(words.count)] }
            var bytes = Array(text.utf8)
            #expect(isValid(bytes), "seed \(seed): \(text)")
            if bytes.isEmpty { continue }
            if generator.below(2) == 0 { bytes.removeLast(generator.below(min(4, bytes.count))) }
            if generator.below(2) == 0, !bytes.isEmpty {
                bytes[generator.below(bytes.count)] ^= UInt8(1 << generator.below(8))
            }
            #expect(isValid(bytes) == (String(validating: bytes, as: UTF8.self) != nil), "seed \(seed): \(bytes)")
        }
    }
}
