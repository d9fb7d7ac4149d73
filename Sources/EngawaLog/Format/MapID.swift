/// The random id of one map: its blocks carry it, so that blocks of another map are no blocks.
public struct MapID: Sendable, Equatable, CustomStringConvertible {
    static let byteCount = 16

    // Two words, so that comparing ids in every block costs nothing.
    private let first: UInt64
    private let second: UInt64

    /// Its sixteen bytes.
    public var bytes: [UInt8] {
        var writer = ByteWriter(capacity: Self.byteCount)
        writer.fixed(first)
        writer.fixed(second)
        return writer.bytes
    }

    /// A new random id.
    public static func random() -> MapID {
        var generator = SystemRandomNumberGenerator()
        return MapID((0..<byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// An id of sixteen given bytes.
    package init(_ bytes: [UInt8]) {
        precondition(bytes.count == Self.byteCount, "a map id has sixteen bytes")
        self = bytes.withUnsafeBytes { MapID(in: $0, at: 0) }
    }

    /// The sixteen bytes at `offset` of `bytes`.
    init(in bytes: UnsafeRawBufferPointer, at offset: Int) {
        first = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        second = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
    }

    /// Thirty-two hexadecimal digits.
    public var description: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
