/// A text as people mean it when they compare words by eye: without spaces, with narrow Latin letters and digits, in
/// lower case. Equality and hashing are by UTF-8 bytes.
struct FoldedText: Hashable, Sendable {
    /// The folded text, as UTF-8.
    let bytes: [UInt8]

    /// Folds `text`. O(length).
    init(_ text: String) {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x3000, 0x00A0, 0x09, 0x0A, 0x0D:
                continue
            case 0x41...0x5A:
                folded.append(UInt8(scalar.value + 0x20))
            case 0xFF01...0xFF5E:
                let narrow = UInt8(scalar.value - 0xFEE0)
                folded.append((0x41...0x5A).contains(narrow) ? narrow + 0x20 : narrow)
            default:
                folded.append(contentsOf: Array(String(scalar).utf8))
            }
        }
        bytes = folded
    }

    /// The folded text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A name as a key of a dictionary: compared and hashed by its UTF-8 bytes, which is both what openCypher means by
/// equality and much faster than Swift's canonical equivalence. Names are NFC before they get here.
struct NameKey: Hashable, Sendable {
    let name: String

    init(_ name: String) { self.name = name }

    static func == (left: NameKey, right: NameKey) -> Bool {
        left.name.utf8.elementsEqual(right.name.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var name = name
        name.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
