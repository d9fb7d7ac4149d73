import EngawaText

/// Lines that are typed at a terminal: arrow keys, history, Japanese text, long lines.
final class LineEditor: ShellInput {
    private var keys: KeyReader
    private let output: Writer
    private let width: () -> Int
    private var history = LineHistory()
    private var line = EditedLine()
    /// In which row below the beginning of the prompt the cursor was left.
    private var row = 0

    /// An editor of these keys that draws on `output`.
    init(_ keys: KeyReader, output: Writer, width: @escaping () -> Int) {
        self.keys = keys
        self.output = output
        self.width = width
    }

    /// The editor of this process's terminal.
    static func ofTerminal(_ output: Writer) -> LineEditor {
        let keys = KeyReader(
            receive: { (room) throws(SystemError) in try Platform.read(Platform.standardInput, into: room) },
            hasMore: { Terminal.hasInput(within: 50) }
        )
        return LineEditor(keys, output: output, width: { Terminal.width })
    }

    func line(_ prompt: String) throws(Failure) -> ShellLine {
        try Terminal.withRawKeys { () throws(Failure) in try edit(prompt) }
    }

    private func edit(_ prompt: String) throws(Failure) -> ShellLine {
        line = EditedLine()
        row = 0
        try draw(prompt)
        while true {
            let key: Key
            do throws(SystemError) {
                key = try keys.next()
            } catch {
                throw .refused(error, Message(ja: "端末を読めません", en: "cannot read the terminal"))
            }
            if let line = try act(on: key, prompt) { return line }
            // What is pasted is drawn once.
            if keys.isIdle { try draw(prompt) }
        }
    }

    /// Does what a key says; gives the line where that ends it.
    private func act(on key: Key, _ prompt: String) throws(Failure) -> ShellLine? {
        switch key {
        case .text(let text): line.insert(text)
        case .backspace: line.deleteBackward()
        case .delete: line.deleteForward()
        case .left: line.move(by: -1)
        case .right: line.move(by: 1)
        case .wordLeft: line.moveToWordStart()
        case .wordRight: line.moveToWordEnd()
        case .home: line.moveToStart()
        case .end: line.moveToEnd()
        case .deleteWord: line.deleteWord()
        case .deleteToStart: line.deleteToStart()
        case .deleteToEnd: line.deleteToEnd()
        case .up: if let older = history.older(than: line.text) { line = EditedLine(older) }
        case .down: if let newer = history.newer() { line = EditedLine(newer) }
        case .clearScreen:
            try output.write("\u{1B}[H\u{1B}[2J")
            row = 0
        case .enter:
            let text = line.text
            history.add(text)
            try leave(prompt)
            return .text(text)
        case .interrupt:
            try leave(prompt, showing: "^C")
            return .interrupted
        case .endOfInput:
            if line.characters.isEmpty {
                try leave(prompt)
                return .end
            }
            line.deleteForward()
        case .closed: return .end
        case .other: break
        }
        return nil
    }

    /// Draws the line anew, and puts the cursor into it.
    private func draw(_ prompt: String) throws(Failure) {
        let (cursor, end) = line.layout(behind: prompt, width: width())
        var text = row > 0 ? "\u{1B}[\(row)A" : ""
        text += "\r\u{1B}[J" + prompt + line.text
        // A terminal waits at the end of a full row; the cursor is to stand in the next one.
        if end.column == 0, end.row > 0 { text += "\r\n" }
        if end.row > cursor.row { text += "\u{1B}[\(end.row - cursor.row)A" }
        text += "\r" + (cursor.column > 0 ? "\u{1B}[\(cursor.column)C" : "")
        row = cursor.row
        try output.write(text)
        try output.flush()
    }

    /// Goes to the line below all that was typed.
    private func leave(_ prompt: String, showing mark: String = "") throws(Failure) {
        line.moveToEnd()
        try draw(prompt)
        try output.write(mark + "\r\n")
        try output.flush()
    }
}
