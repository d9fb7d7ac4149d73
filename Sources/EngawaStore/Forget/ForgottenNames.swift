import EngawaGraph
import EngawaHash

/// The marks that forgotten people leave: keyed hashes of their names, under a random key of the map.
///
/// A mark says nothing to who reads it; whoever brings the name again can be asked whether that is meant. The key is
/// in the map too, so a mark does not withstand somebody who holds the map and tries names.
public struct ForgottenNames: Sendable {
    /// The attribute of the graph that holds the key and the marks.
    static let attribute = "forgotten"

    private var key: [UInt8]
    private var marks: [String]

    /// The marks in a graph; none where nobody was forgotten.
    public init(_ graph: PropertyGraph) {
        let entries = graph.attribute(Self.attribute).mapValue ?? [:]
        key = entries["key"]?.listValue?.compactMap { $0.integerValue.flatMap { UInt8(exactly: $0) } } ?? []
        marks = entries["marks"]?.stringList ?? []
    }

    /// Whether there is no mark, so that no name need be looked up.
    public var isEmpty: Bool { marks.isEmpty }

    /// Whether somebody of this name was forgotten. Spaces, width of letters and case do not count. O(marks).
    /// - Parameter name: in Unicode normal form C.
    public func contains(_ name: String) -> Bool { !isEmpty && marks.containsBytes(mark(name)) }

    /// Marks a name.
    mutating func insert(_ name: String) {
        if key.isEmpty {
            var generator = SystemRandomNumberGenerator()
            key = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        }
        let mark = mark(name)
        // In order of their bytes, so that they do not tell in which order people were forgotten.
        if !marks.containsBytes(mark) { marks = (marks + [mark]).sorted { $0.precedesInBytes($1) } }
    }

    var value: Value { ["key": .list(key.map { .integer(Int64($0)) }), "marks": .strings(marks)] }

    private func mark(_ name: String) -> String {
        SHA256.keyed(SpokenText.folded(name), key: key)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// Text as one compares it by ear: without spaces, letters and digits narrow and in lower case.
enum SpokenText {
    /// The bytes to compare.
    static func folded(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000: continue
            case 0x41...0x5A: folded.append(UInt8(scalar.value + 0x20))
            case 0xFF21...0xFF3A: folded.append(UInt8(scalar.value - 0xFEE0 + 0x20))
            case 0xFF01...0xFF5E: folded.append(UInt8(scalar.value - 0xFEE0))
            default: folded += String(scalar).utf8
            }
        }
        return folded
    }
}
