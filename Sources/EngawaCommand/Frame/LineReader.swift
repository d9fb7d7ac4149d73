import EngawaText

/// Lines of bytes that come from elsewhere: standard input, or a list of bytes in a test.
///
/// Not for use from several threads; nobody else reads from the same place.
final class LineReader {
    /// What comes next.
    enum Line {
        /// A line without its line end; the last one may have none. The bytes are valid during the call.
        case bytes(UnsafeBufferPointer<UInt8>)
        /// A line that is longer than the limit. It was skipped.
        case tooLong
        /// There is nothing more.
        case end
    }

    private let receive: (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
    private let limit: Int
    private var buffer: [UInt8] = []
    /// The part of the buffer that was not used yet.
    private var from = 0
    private var to = 0
    private var isAtEnd = false

    private static let step = 1 << 16

    /// A reader of what `receive` puts into its room: it says how many bytes that were, 0 at the end.
    init(limit: Int = 64 << 20, receive: @escaping (UnsafeMutableRawBufferPointer) throws(SystemError) -> Int) {
        self.receive = receive
        self.limit = limit
    }

    /// Standard input.
    static func standardInput() -> LineReader {
        LineReader { (room) throws(SystemError) in try Platform.read(Platform.standardInput, into: room) }
    }

    /// Waits for the next line and lets `body` use it. Throws exit 5 where the system refuses to read.
    func next<Result, Problem: Error>(
        _ body: (Line) throws(Problem) -> Result
    ) throws(Failure) -> Swift.Result<Result, Problem> {
        var searched = from
        while true {
            if let end = lineEnd(from: searched) {
                defer { from = end + 1 }
                guard end - from <= limit else { return give(.tooLong, body) }
                return give(from..<end, body)
            }
            searched = to
            if isAtEnd {
                defer { from = to }
                if from == to { return give(.end, body) }
                return to - from <= limit ? give(from..<to, body) : give(.tooLong, body)
            }
            if to - from > limit {
                try skipLine()
                return give(.tooLong, body)
            }
            let moved = from
            try fill()
            searched -= moved - from
        }
    }

    private func give<Result, Problem: Error>(
        _ line: Line,
        _ body: (Line) throws(Problem) -> Result
    ) -> Swift.Result<Result, Problem> {
        Swift.Result { () throws(Problem) in try body(line) }
    }

    private func give<Result, Problem: Error>(
        _ range: Range<Int>,
        _ body: (Line) throws(Problem) -> Result
    ) -> Swift.Result<Result, Problem> {
        buffer.withUnsafeBufferPointer { give(.bytes(UnsafeBufferPointer(rebasing: $0[range])), body) }
    }

    private func lineEnd(from start: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in Platform.find(0x0A, in: UnsafeRawBufferPointer(rebasing: bytes[start..<to])) }
            .map { $0 + start }
    }

    /// Receives more behind what is there, which moves to the front of the buffer where it has to grow otherwise.
    private func fill() throws(Failure) {
        if from > 0, from == to || buffer.count - to < LineReader.step {
            buffer.withUnsafeMutableBytes { bytes in
                let kept = UnsafeRawBufferPointer(rebasing: bytes[from..<to])
                bytes.copyMemory(from: kept)
            }
            (from, to) = (0, to - from)
        }
        if buffer.count - to < LineReader.step {
            // Doubled, so that a long line is not copied again for each step.
            buffer += [UInt8](repeating: 0, count: max(LineReader.step, buffer.count))
        }
        let received = buffer.withUnsafeMutableBytes { bytes in
            Swift.Result { () throws(SystemError) in
                try receive(UnsafeMutableRawBufferPointer(rebasing: bytes[to...]))
            }
        }
        switch received {
        case .success(let count):
            if count == 0 { isAtEnd = true }
            to += count
        case .failure(let error):
            throw .refused(error, Message(ja: "標準入力を読めません", en: "cannot read standard input"))
        }
    }

    /// Forgets everything up to the next line end.
    private func skipLine() throws(Failure) {
        while true {
            (from, to) = (0, 0)
            if buffer.count > 4 * LineReader.step { buffer = [] }
            try fill()
            if isAtEnd { return }
            if let end = lineEnd(from: 0) {
                from = end + 1
                return
            }
        }
    }
}
