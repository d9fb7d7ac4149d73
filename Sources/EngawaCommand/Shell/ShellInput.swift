import EngawaText

/// Where the lines of a shell come from.
protocol ShellInput: AnyObject {
    /// The next line, with a prompt where somebody reads it.
    func line(_ prompt: String) throws(Failure) -> ShellLine
}

/// What somebody has typed.
enum ShellLine: Sendable, Equatable {
    case text(String)
    /// Ctrl-C: what was typed is to be forgotten.
    case interrupted
    /// A line that is no text.
    case unreadable
    case end
}

/// Lines as they come: from a file, from another program, or from a terminal that cannot do more.
final class PlainInput: ShellInput {
    private let input: LineReader
    /// Where the prompt goes; nil where nobody reads it.
    private let output: Writer?

    init(_ input: LineReader, prompts output: Writer?) {
        self.input = input
        self.output = output
    }

    func line(_ prompt: String) throws(Failure) -> ShellLine {
        if let output {
            try output.write(prompt)
            try output.flush()
        }
        let line = try input.next { (line) throws(Never) -> ShellLine in
            switch line {
            case .bytes(let bytes):
                guard let text = String(validating: bytes, as: UTF8.self) else { return .unreadable }
                return .text(text.utf8.last == 0x0D ? String(text.unicodeScalars.dropLast()) : text)
            case .tooLong: return .unreadable
            case .end: return .end
            }
        }
        return line.get()
    }
}
