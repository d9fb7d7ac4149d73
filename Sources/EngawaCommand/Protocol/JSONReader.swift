import EngawaCypher
import EngawaText

/// Reads JSON from UTF-8 bytes, piece by piece and without a tree; strict (RFC 8259).
///
/// The bytes are the caller's and must stay valid. Recursion is as deep as the text, which has a limit.
struct JSONReader {
    /// How deep lists and objects may nest.
    static let depthLimit = 1000

    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the next byte stands.
    private(set) var place = 0
    private var depth = 0

    /// A reader of these bytes.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Lets `body` read these bytes, all of them: nothing but space may be left.
    static func read<Result>(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (inout JSONReader) throws(ProtocolError) -> Result
    ) throws(ProtocolError) -> Result {
        var reader = JSONReader(bytes)
        let result = try body(&reader)
        guard reader.next() == nil else { throw reader.invalid }
        return result
    }

    // MARK: - Errors

    /// What stands at the present place is not what JSON has there.
    var invalid: ProtocolError {
        guard place < bytes.count else {
            return ProtocolError(
                .invalidJSON,
                Message(ja: "JSON が途中で終わっています", en: "the JSON ends too early")
            )
        }
        return ProtocolError(
            .invalidJSON,
            Message(ja: "\(place + 1) バイト目からが JSON ではありません", en: "no JSON from byte \(place + 1) on")
        )
    }

    private func failure(_ detail: ProtocolError.Detail, _ ja: String, _ en: String) -> ProtocolError {
        ProtocolError(
            detail,
            Message(ja: "\(place + 1) バイト目: \(ja)", en: "byte \(place + 1): \(en)")
        )
    }

    // MARK: - Bytes

    /// The next byte that is no space; it is not taken. Nil at the end.
    mutating func next() -> UInt8? {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x0A, 0x0D, 0x09: place &+= 1
            case let byte: return byte
            }
        }
        return nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next() == UInt8(ascii: character) else { return false }
        place &+= 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(ProtocolError) {
        guard take(character) else { throw invalid }
    }

    private mutating func word(_ word: StaticString) throws(ProtocolError) {
        for offset in 0..<word.utf8CodeUnitCount {
            guard place < bytes.count, bytes[place] == word.utf8Start[offset] else { throw invalid }
            place &+= 1
        }
    }

    // MARK: - Structure

    private mutating func deepen() throws(ProtocolError) {
        depth += 1
        guard depth <= JSONReader.depthLimit else {
            throw failure(
                .nestingTooDeep,
                "入れ子が \(JSONReader.depthLimit) 段を超えています",
                "nested more than \(JSONReader.depthLimit) deep"
            )
        }
    }

    /// Reads an object; `member` reads the value of each key.
    mutating func object(
        _ member: (inout JSONReader, String) throws(ProtocolError) -> Void
    ) throws(ProtocolError) {
        try expect("{")
        try deepen()
        defer { depth -= 1 }
        if take("}") { return }
        repeat {
            guard next() == UInt8(ascii: "\"") else { throw invalid }
            let key = try string()
            try expect(":")
            try member(&self, key)
        } while take(",")
        try expect("}")
    }

    /// Reads a list; `element` reads each of its elements.
    mutating func array(_ element: (inout JSONReader) throws(ProtocolError) -> Void) throws(ProtocolError) {
        try expect("[")
        try deepen()
        defer { depth -= 1 }
        if take("]") { return }
        repeat { try element(&self) } while take(",")
        try expect("]")
    }

    // MARK: - Scalars

    /// Reads `true` or `false`.
    mutating func boolean() throws(ProtocolError) -> Bool {
        switch next() {
        case UInt8(ascii: "t"):
            try word("true")
            return true
        case UInt8(ascii: "f"):
            try word("false")
            return false
        default: throw invalid
        }
    }

    /// Reads `null` where it comes next; false where something else does.
    mutating func null() throws(ProtocolError) -> Bool {
        guard next() == UInt8(ascii: "n") else { return false }
        try word("null")
        return true
    }

    /// Reads a number: an integer without point and exponent, else a float.
    mutating func number() throws(ProtocolError) -> CypherValue {
        _ = next()
        let start = place
        let isNegative = take("-")
        var value: Int64 = 0
        var isTooLarge = false
        let firstDigit = place
        while place < bytes.count, let digit = JSONReader.digit(bytes[place]) {
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowToo) =
                isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
            isTooLarge = isTooLarge || overflow || overflowToo
            value = sum
            place &+= 1
        }
        guard place > firstDigit, place == firstDigit + 1 || bytes[firstDigit] != UInt8(ascii: "0") else {
            throw invalid
        }
        guard try fraction() else {
            guard !isTooLarge else {
                throw failure(.numberOutOfRange, "整数が 64 ビットに収まりません", "the integer does not fit into 64 bits")
            }
            return .integer(value)
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
        guard let float = Double(text), float.isFinite else {
            throw failure(.numberOutOfRange, "数が大きすぎます", "the number is too large")
        }
        return .float(float)
    }

    /// Reads a point with digits and an exponent, where they come; false where neither does.
    private mutating func fraction() throws(ProtocolError) -> Bool {
        var isThere = false
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place &+= 1
            try digits()
            isThere = true
        }
        if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
            place &+= 1
            if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") {
                place &+= 1
            }
            try digits()
            isThere = true
        }
        return isThere
    }

    private mutating func digits() throws(ProtocolError) {
        let start = place
        while place < bytes.count, JSONReader.digit(bytes[place]) != nil { place &+= 1 }
        guard place > start else { throw invalid }
    }

    private static func digit(_ byte: UInt8) -> Int64? {
        let digit = byte &- UInt8(ascii: "0")
        return digit < 10 ? Int64(digit) : nil
    }

    // MARK: - Strings

    /// Reads a string.
    mutating func string() throws(ProtocolError) -> String {
        try expect("\"")
        let start = place
        let end = try plainEnd()
        if bytes[end] == UInt8(ascii: "\"") {
            place = end + 1
            return try text(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        }
        return try escapedString(from: start)
    }

    /// The place of the next quote or backslash.
    private mutating func plainEnd() throws(ProtocolError) -> Int {
        var end = place
        while end < bytes.count {
            let byte = bytes[end]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return end }
            if byte < 0x20 { break }
            end &+= 1
        }
        place = end
        throw invalid
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ProtocolError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw failure(.invalidUTF8, "この前の文字列が UTF-8 ではありません", "the string before it is no UTF-8")
        }
        return text
    }

    private mutating func escapedString(from start: Int) throws(ProtocolError) -> String {
        var buffer: [UInt8] = []
        var from = start
        while true {
            let end = try plainEnd()
            buffer.append(contentsOf: bytes[from..<end])
            place = end + 1
            if bytes[end] == UInt8(ascii: "\"") { break }
            try escape(into: &buffer)
            from = place
        }
        return try buffer.withUnsafeBufferPointer { (buffer) throws(ProtocolError) in try text(buffer) }
    }

    private mutating func escape(into buffer: inout [UInt8]) throws(ProtocolError) {
        guard place < bytes.count else { throw invalid }
        let byte = bytes[place]
        place &+= 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "u"): buffer += Array(String(Character(try codePoint())).utf8)
        default:
            place &-= 1
            throw invalid
        }
    }

    /// What follows `\u`: four digits, or of a code point beyond U+FFFF both halves.
    private mutating func codePoint() throws(ProtocolError) -> Unicode.Scalar {
        let first = UInt32(try hexadecimal())
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
            bytes[place + 1] == UInt8(ascii: "u")
        else { throw loneSurrogate }
        place &+= 2
        let second = UInt32(try hexadecimal())
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw loneSurrogate }
        return scalar
    }

    private var loneSurrogate: ProtocolError {
        failure(.loneSurrogate, "サロゲートの片方だけです", "half of a surrogate pair stands alone")
    }

    private mutating func hexadecimal() throws(ProtocolError) -> UInt16 {
        guard place + 4 <= bytes.count else {
            place = bytes.count
            throw invalid
        }
        var value: UInt16 = 0
        for _ in 0..<4 {
            let byte = bytes[place]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt16(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt16(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt16(byte - UInt8(ascii: "A") + 10)
            default: throw invalid
            }
            place &+= 1
        }
        return value
    }
}
