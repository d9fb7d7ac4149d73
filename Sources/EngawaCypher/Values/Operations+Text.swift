import EngawaGraph
import Foundation

extension Operations {
    /// `STARTS WITH`, `ENDS WITH`, `CONTAINS` and `=~`; nil for null, which is also what operands that are no strings
    /// make. All by code point. `=~` asks for the whole text, within the limits of `x`.
    static func text(
        _ op: TextOperator,
        _ left: CypherValue,
        _ right: CypherValue,
        _ x: Execution? = nil
    ) throws(CypherError) -> Bool? {
        guard case .string(let text) = left, case .string(let other) = right else { return nil }
        switch op {
        case .startsWith: return text.utf8.starts(with: other.utf8)
        case .endsWith: return text.utf8.reversed().starts(with: other.utf8.reversed())
        case .contains: return ByteSearch.contains(text, other)
        case .matches: return try PatternCache.shared.pattern(other).matches(text, x)
        }
    }
}

/// Looking for a text in another by bytes, which finds whole code points only.
enum ByteSearch {
    /// Whether a text has another one in it. O(n·m), in practice O(n).
    static func contains(_ text: String, _ part: String) -> Bool {
        var (text, part) = (text, part)
        return text.withUTF8 { text in part.withUTF8 { first(of: $0, in: text, from: 0) != nil } }
    }

    /// Where a text has another one, which must not be empty, from left to right without overlaps; as byte offsets.
    static func places(of part: String, in text: String) -> [Int] {
        var (text, part) = (text, part)
        return text.withUTF8 { text in
            part.withUTF8 { part in
                var places: [Int] = []
                var start = 0
                while let place = first(of: part, in: text, from: start) {
                    places.append(place)
                    start = place + part.count
                }
                return places
            }
        }
    }

    private static func first(
        of part: UnsafeBufferPointer<UInt8>,
        in text: UnsafeBufferPointer<UInt8>,
        from start: Int
    ) -> Int? {
        guard let bytes = text.baseAddress, let wanted = part.baseAddress, !part.isEmpty else {
            return part.isEmpty ? start : nil
        }
        var place = start
        while place + part.count <= text.count {
            let room = text.count - part.count - place + 1
            guard let found = memchr(bytes + place, Int32(wanted[0]), room) else { return nil }
            place = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
            if memcmp(bytes + place, wanted, part.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
