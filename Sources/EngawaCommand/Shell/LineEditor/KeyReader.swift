import EngawaText

/// What somebody has pressed.
enum Key: Equatable {
    case text(String)
    case enter, backspace, delete, left, right, up, down, home, end, wordLeft, wordRight
    case deleteWord, deleteToStart, deleteToEnd, clearScreen
    /// Ctrl-C and Ctrl-D.
    case interrupt, endOfInput
    /// The terminal is gone.
    case closed
    /// Anything else, which does nothing.
    case other
}

/// Makes keys of the bytes that a terminal sends.
struct KeyReader {
    private let receive: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
    /// Whether more comes at once: an escape that is alone is a key of its own.
    private let hasMore: () -> Bool
    private var waiting: ArraySlice<UInt8> = []

    init(
        receive: @escaping (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int,
        hasMore: @escaping () -> Bool
    ) {
        self.receive = receive
        self.hasMore = hasMore
    }

    /// Whether nothing waits that has come already.
    var isIdle: Bool { waiting.isEmpty }

    /// The next key.
    mutating func next() throws(SystemError) -> Key {
        guard let byte = try byte() else { return .closed }
        switch byte {
        case 0x0D, 0x0A: return .enter
        case 0x7F, 0x08: return .backspace
        case 0x01: return .home
        case 0x02: return .left
        case 0x03: return .interrupt
        case 0x04: return .endOfInput
        case 0x05: return .end
        case 0x06: return .right
        case 0x0B: return .deleteToEnd
        case 0x0C: return .clearScreen
        case 0x0E: return .down
        case 0x10: return .up
        case 0x15: return .deleteToStart
        case 0x17: return .deleteWord
        case 0x09: return .text(" ")
        case 0x1B: return try escape()
        case 0x00..<0x20: return .other
        default: return try character(byte)
        }
    }

    private mutating func byte() throws(SystemError) -> UInt8? {
        if let byte = waiting.popFirst() { return byte }
        var room = [UInt8](repeating: 0, count: 1024)
        let receive = receive
        let received = room.withUnsafeMutableBytes { room in
            Result { () throws(SystemError) in try receive(room) }
        }
        waiting = room[..<(try received.get())]
        return waiting.popFirst()
    }

    /// The character that begins with a byte; bytes that are none, and characters that would
    /// change the terminal, are passed over.
    private mutating func character(_ first: UInt8) throws(SystemError) -> Key {
        let count = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        var bytes = [first]
        while bytes.count < count, let next = try byte() {
            guard next & 0xC0 == 0x80 else {
                waiting = [next] + waiting
                break
            }
            bytes.append(next)
        }
        guard let text = String(validating: bytes, as: UTF8.self), TerminalText.escaped(text) == text else {
            return .other
        }
        return .text(text)
    }

    private mutating func escape() throws(SystemError) -> Key {
        if waiting.isEmpty, !hasMore() { return .other }
        guard let kind = try byte() else { return .closed }
        switch kind {
        case UInt8(ascii: "["), UInt8(ascii: "O"): break
        case UInt8(ascii: "b"): return .wordLeft
        case UInt8(ascii: "f"): return .wordRight
        case 0x7F: return .deleteWord
        default: return .other
        }
        var parameters: [UInt8] = []
        while let byte = try byte() {
            if (0x40...0x7E).contains(byte) { return KeyReader.key(byte, String(decoding: parameters, as: UTF8.self)) }
            parameters.append(byte)
            if parameters.count > 16 { return .other }
        }
        return .closed
    }

    private static func key(_ final: UInt8, _ parameters: String) -> Key {
        let isWithControl = parameters.hasSuffix(";5") || parameters.hasSuffix(";3")
        switch (final, parameters) {
        case (UInt8(ascii: "A"), _): return .up
        case (UInt8(ascii: "B"), _): return .down
        case (UInt8(ascii: "C"), _): return isWithControl ? .wordRight : .right
        case (UInt8(ascii: "D"), _): return isWithControl ? .wordLeft : .left
        case (UInt8(ascii: "H"), _), (UInt8(ascii: "~"), "1"), (UInt8(ascii: "~"), "7"): return .home
        case (UInt8(ascii: "F"), _), (UInt8(ascii: "~"), "4"), (UInt8(ascii: "~"), "8"): return .end
        case (UInt8(ascii: "~"), "3"): return .delete
        default: return .other
        }
    }
}
