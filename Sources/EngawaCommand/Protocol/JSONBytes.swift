/// JSON on its way out: values are appended to one buffer of bytes.
struct JSONBytes {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []

    init() {}

    /// Forgets what was written, and keeps the memory for what comes next unless it is a lot.
    mutating func clear() { bytes.removeAll(keepingCapacity: bytes.capacity <= 16 << 20) }

    /// Appends punctuation and fixed keys as they are.
    @inline(__always)
    mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends bytes that are JSON already.
    @inline(__always)
    mutating func raw(_ json: [UInt8]) { bytes.append(contentsOf: json) }

    /// Appends `null`, `true` or `false`.
    mutating func boolean(_ value: Bool?) {
        switch value {
        case true?: raw("true")
        case false?: raw("false")
        case nil: raw("null")
        }
    }

    /// Appends an integer, which has no point.
    mutating func integer(_ value: Int64) {
        if value < 0 { raw("-") }
        var rest = value.magnitude
        if rest < 10 {
            bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest))
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var place = 20
            while rest > 0 {
                place &-= 1
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                digits[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
                rest = quotient
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[place..<20]))
        }
    }

    /// Appends a float, which has a point or an exponent: the shortest digits that read back as the same number. What
    /// JSON lacks is an object.
    mutating func float(_ value: Double) {
        guard value.isFinite else {
            raw(
                value.isNaN
                    ? "{\"$float\":\"NaN\"}" : value < 0 ? "{\"$float\":\"-Infinity\"}" : "{\"$float\":\"Infinity\"}"
            )
            return
        }
        // Swift writes 1e+100; the plus says nothing.
        for byte in value.description.utf8 where byte != UInt8(ascii: "+") { bytes.append(byte) }
    }

    /// Appends a string with its quotes. O(length).
    @inline(__always)
    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string($0) }
    }

    /// Appends the string of these bytes of UTF-8, with its quotes.
    mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var from = 0
        var place = 0
        while place < text.count {
            if JSONBytes.isPlain(text[place]) {
                place &+= 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[from..<place]))
            escape(text[place])
            place &+= 1
            from = place
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[from...]))
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a text that is known to need no escape, with its quotes.
    mutating func plainString(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Everything but quote, backslash and control characters; U+007F is one of these.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 0x0A: raw("\\n")
        case 0x0D: raw("\\r")
        case 0x09: raw("\\t")
        default:
            raw("\\u00")
            for digit in [byte >> 4, byte & 15] {
                bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}
