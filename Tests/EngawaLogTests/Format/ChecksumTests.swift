import EngawaTestSupport
import Testing

@testable import EngawaLog

@Suite("Checksum")
struct ChecksumTests {
    struct Vector: Sendable {
        var bytes: [UInt8]
        var checksum: UInt32
    }

    static let published = [
        Vector(bytes: [UInt8](repeating: 0, count: 32), checksum: 0x8A91_36AA),
        Vector(bytes: [UInt8](repeating: 0xFF, count: 32), checksum: 0x62A8_AB43),
        Vector(bytes: [UInt8](0..<32), checksum: 0x46DD_794E),
        Vector(bytes: [UInt8]((0..<32).reversed()), checksum: 0x113F_DB5C),
        Vector(bytes: Array("123456789".utf8), checksum: 0xE306_9283),
        Vector(bytes: [], checksum: 0),
    ]

    @Test("agrees with the published vectors of CRC-32C (RFC 3720, B.4, and the check value)", arguments: published)
    func vectors(_ vector: Vector) {
        #expect(Checksum.of(vector.bytes) == vector.checksum)
    }

    @Test("is the same however the bytes are cut, and as the bit-by-bit definition")
    func pieces() {
        var generator = SeededGenerator(seed: 7)
        for count in Array(0..<70) + Array(110..<270) + [1000, 4096, 10_001] {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            var naive: UInt32 = 0xFFFF_FFFF
            for byte in bytes {
                naive ^= UInt32(byte)
                for _ in 0..<8 { naive = naive & 1 == 1 ? (naive >> 1) ^ 0x82F6_3B78 : naive >> 1 }
            }
            let cut = Int.random(in: 0...count, using: &generator)
            var checksum = Checksum()
            bytes[..<cut].withUnsafeBytes { checksum.add($0) }
            bytes[cut...].withUnsafeBytes { checksum.add($0) }
            #expect(checksum.value == ~naive)
            #expect(Checksum.of(bytes) == ~naive)
        }
    }
}
