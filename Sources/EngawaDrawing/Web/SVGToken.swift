/// A piece of an SVG file as Graphviz writes it.
enum SVGToken: Equatable {
    /// A start tag, its attributes decoded and in their order.
    case start(String, [Attribute], isEmpty: Bool)
    /// An end tag.
    case end(String)
    /// Text between tags, decoded.
    case text(String)

    /// An attribute of a start tag.
    struct Attribute: Equatable {
        var name: String
        var value: String
    }

    /// Takes a file apart; prolog, document type and comments are left out. What is no such file ends where it ends to be
    /// one. O(length).
    static func all(of svg: [UInt8]) -> [SVGToken] {
        var reader = Reader(bytes: svg)
        return reader.tokens()
    }

    /// What a text means in which `&` begins an entity: the five of XML, and characters by number.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var result = ""
        var rest = bytes
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            result += String(decoding: rest[..<start], as: UTF8.self)
            let end = rest[start...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
            if let end, let meant = entity(String(decoding: rest[start + 1..<end], as: UTF8.self)) {
                result.unicodeScalars.append(meant)
                rest = rest[(end + 1)...]
            } else {
                result += "&"
                rest = rest[(start + 1)...]
            }
        }
        return result + String(decoding: rest, as: UTF8.self)
    }

    private static func entity(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap(Unicode.Scalar.init)
        }
    }

    /// Reads a file from its beginning to its end.
    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        mutating func tokens() -> [SVGToken] {
            var tokens: [SVGToken] = []
            while place < bytes.count {
                guard bytes[place] == UInt8(ascii: "<") else {
                    let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
                    tokens.append(.text(SVGToken.decoded(bytes[place..<end])))
                    place = end
                    continue
                }
                if skips("<!--", to: "-->") || skips("<?", to: "?>") || skips("<!", to: ">") { continue }
                guard let tag = tag() else { break }
                tokens.append(tag)
            }
            return tokens
        }

        private mutating func skips(_ start: StaticString, to end: String) -> Bool {
            let start = Array("\(start)".utf8)
            let end = Array(end.utf8)
            guard bytes[place...].starts(with: start) else { return false }
            var index = place + start.count
            while index < bytes.count, !bytes[index...].starts(with: end) { index += 1 }
            place = min(bytes.count, index + end.count)
            return true
        }

        private mutating func tag() -> SVGToken? {
            place += 1
            let isEnd = place < bytes.count && bytes[place] == UInt8(ascii: "/")
            if isEnd { place += 1 }
            let name = word()
            var attributes: [Attribute] = []
            var isEmpty = false
            while place < bytes.count {
                switch bytes[place] {
                case UInt8(ascii: ">"):
                    place += 1
                    return isEnd ? .end(name) : .start(name, attributes, isEmpty: isEmpty)
                case UInt8(ascii: "/"):
                    isEmpty = true
                    place += 1
                case 0x20, 0x09, 0x0A, 0x0D: place += 1
                default:
                    guard let attribute = attribute() else { return nil }
                    attributes.append(attribute)
                }
            }
            return nil
        }

        private mutating func attribute() -> Attribute? {
            let name = word()
            guard !name.isEmpty, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "=") else { return nil }
            let quote = bytes[place + 1]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
            place += 2
            guard let end = bytes[place...].firstIndex(of: quote) else { return nil }
            defer { place = end + 1 }
            return Attribute(name: name, value: SVGToken.decoded(bytes[place..<end]))
        }

        private mutating func word() -> String {
            let start = place
            while place < bytes.count, !Array(" \t\r\n=/>".utf8).contains(bytes[place]) { place += 1 }
            return String(decoding: bytes[start..<place], as: UTF8.self)
        }
    }
}
