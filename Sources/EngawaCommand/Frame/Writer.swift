import EngawaText

/// Where text goes: standard output, standard error, or a list of bytes in a test.
///
/// Buffered; nobody else writes to the same place while a writer is at work. Not for use from several threads.
final class Writer {
    private var buffer: [UInt8] = []
    private let name: Message
    private let send: (borrowing [UInt8]) throws(SystemError) -> Void
    /// After a refusal nothing more is sent: the rest would come after a hole.
    private var isBroken = false
    private static let capacity = 1 << 16

    /// A writer that hands its bytes to `send`, which writes all of them or throws; `name` says where they go.
    init(_ name: Message, send: @escaping (borrowing [UInt8]) throws(SystemError) -> Void) {
        self.name = name
        self.send = send
    }

    /// Writes `text` as it is.
    func write(_ text: String) throws(Failure) {
        buffer += text.utf8
        if buffer.count >= Writer.capacity { try flush() }
    }

    /// Writes `bytes` as they are.
    func write(_ bytes: [UInt8]) throws(Failure) {
        buffer += bytes
        if buffer.count >= Writer.capacity { try flush() }
    }

    /// Writes `line` and a line end. Text from a map goes through `TerminalText.escaped` first.
    func writeLine(_ line: String = "") throws(Failure) {
        try write(line + "\n")
    }

    /// Sends `bytes` at once and as a whole, behind what is buffered. Throws as `flush` does.
    func sendNow(_ bytes: borrowing [UInt8]) throws(Failure) {
        try flush()
        guard !isBroken else { return }
        do {
            try send(bytes)
        } catch {
            throw refused(error)
        }
    }

    private func refused(_ error: SystemError) -> Failure {
        isBroken = true
        return .refused(error, Message(ja: "\(name.ja)に書けません", en: "cannot write to \(name.en)"))
    }

    /// Sends what is buffered. Throws exit 5 where the system refuses: a full disk, a reader that went away.
    func flush() throws(Failure) {
        let bytes = buffer
        buffer = []
        guard !isBroken, !bytes.isEmpty else { return }
        do {
            try send(bytes)
        } catch {
            throw refused(error)
        }
    }
}

extension Writer {
    /// Standard output.
    static func standardOutput() -> Writer {
        Writer(Message(ja: "標準出力", en: "standard output")) { (bytes) throws(SystemError) in
            try Platform.writeAll(bytes, to: Platform.standardOutput)
        }
    }

    /// Standard error.
    static func standardError() -> Writer {
        Writer(Message(ja: "標準エラー出力", en: "standard error")) { (bytes) throws(SystemError) in
            try Platform.writeAll(bytes, to: Platform.standardError)
        }
    }
}
