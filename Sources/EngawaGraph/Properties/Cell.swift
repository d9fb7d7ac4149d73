/// How one value stands in a column: a tag, and up to eight bytes that the tag explains.
struct Cell: Equatable, Sendable {
    var tag: UInt8
    var payload: UInt64

    static let absent = Cell(tag: Tag.absent, payload: 0)
}

/// The tags of cells. Each says where the payload stands: nowhere, in the column of 32-bit or of 64-bit payloads.
///
/// Tags up to 31 have no payload or a narrow one; from 32 on a wide one. Numbers in between are free for kinds to come.
enum Tag {
    static let absent: UInt8 = 0
    static let no: UInt8 = 1
    static let yes: UInt8 = 2
    /// An integer of 32 bits.
    static let smallInteger: UInt8 = 8
    /// Days since 1970-01-01.
    static let date: UInt8 = 9
    /// The number of a boxed value: a list, a map, a very long string.
    static let boxed: UInt8 = 10
    static let integer: UInt8 = 32
    static let float: UInt8 = 33
    /// A string in the text pool: offset in the upper 40 bits, length in the lower 24.
    static let text: UInt8 = 34
    /// A string of 0...8 bytes in the payload itself; its length is added to the tag.
    static let shortText: UInt8 = 40
    static let lastShortText: UInt8 = 48

    @inline(__always)
    static func isNarrow(_ tag: UInt8) -> Bool { tag >= smallInteger && tag < integer }

    @inline(__always)
    static func isWide(_ tag: UInt8) -> Bool { tag >= integer }
}

extension Cell {
    /// The cell of a value that needs no pool: everything but long strings, lists and maps.
    init?(immediate value: Value) {
        switch value {
        case .null: self = .absent
        case .boolean(let value): self.init(tag: value ? Tag.yes : Tag.no, payload: 0)
        case .integer(let value):
            if let small = Int32(exactly: value) {
                self.init(tag: Tag.smallInteger, payload: UInt64(UInt32(bitPattern: small)))
            } else {
                self.init(tag: Tag.integer, payload: UInt64(bitPattern: value))
            }
        case .float(let value): self.init(tag: Tag.float, payload: value.bitPattern)
        case .date(let value):
            self.init(tag: Tag.date, payload: UInt64(UInt32(bitPattern: value.daysSinceEpoch)))
        case .string(let text):
            guard let cell = Cell(short: text) else { return nil }
            self = cell
        case .list, .map: return nil
        }
    }

    private init?(short text: String) {
        guard text.utf8.count <= 8 else { return nil }
        var payload: UInt64 = 0
        var length: UInt8 = 0
        for byte in text.utf8 {
            payload |= UInt64(byte) << UInt64(8 * length)
            length += 1
        }
        self.init(tag: Tag.shortText + length, payload: payload)
    }

    /// The text of a cell that holds its bytes itself.
    var shortText: String {
        withUnsafeBytes(of: payload.littleEndian) {
            String(decoding: $0.prefix(Int(tag - Tag.shortText)), as: UTF8.self)
        }
    }
}
