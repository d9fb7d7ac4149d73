/// Why Graphviz gave no picture.
public struct GraphvizError: Error, Sendable, Hashable {
    /// What went wrong.
    public enum Code: Sendable, Hashable {
        /// There is no such program on the search path, or where `ENGAWA_DOT` points.
        case notInstalled
        /// The operating system would not start it; the number is an errno.
        case notStarted(Int32)
        /// It ended with this status.
        case failed(status: Int32)
        /// A signal ended it.
        case crashed(signal: Int32)
        /// It did not end in time.
        case timedOut(seconds: Double)
        /// It ended well and wrote nothing.
        case noOutput
    }

    /// What went wrong.
    public var code: Code
    /// The program that was wanted.
    public var program: String
    /// What it wrote on its standard error, line by line.
    public var messages: [String]

    /// An error from its parts.
    public init(_ code: Code, program: String, messages: [String] = []) {
        self.code = code
        self.program = program
        self.messages = messages
    }
}
