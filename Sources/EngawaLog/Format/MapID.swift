/// The random id of one map: its blocks carry it, so that blocks of another map are no blocks.
public struct MapID: Sendable, Equatable, CustomStringConvertible {
    static let byteCount = 16

    /// Its sixteen bytes.
    public let bytes: [UInt8]

    /// A new random id.
    public static func random() -> MapID {
        var generator = SystemRandomNumberGenerator()
        return MapID((0..<byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// An id of sixteen given bytes.
    package init(_ bytes: [UInt8]) {
        precondition(bytes.count == Self.byteCount, "a map id has sixteen bytes")
        self.bytes = bytes
    }

    init(_ bytes: UnsafeRawBufferPointer) { self.init(Array(bytes)) }

    /// Thirty-two hexadecimal digits.
    public var description: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
