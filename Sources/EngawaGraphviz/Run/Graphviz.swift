/// What the installed Graphviz can make of a DOT file.
public enum GraphvizFormat: String, Sendable, CaseIterable {
    /// Scalable Vector Graphics.
    case svg
    /// Portable Document Format.
    case pdf
    /// Portable Network Graphics.
    case png
}

/// The installed program `dot`.
public struct Graphviz: Sendable, Hashable {
    /// A rendered picture.
    public struct Output: Sendable, Hashable {
        /// The file's bytes.
        public var bytes: [UInt8]
        /// What `dot` had to say about it, line by line; empty where it had nothing to say.
        public var warnings: [String]
    }

    /// The path of the program.
    public let program: String

    /// The program at `path`.
    public init(program path: String) {
        program = path
    }

    /// Finds the program: where `ENGAWA_DOT` points, else the first `dot` on the search path.
    public static func installed() throws(GraphvizError) -> Graphviz {
        if let asked = System.environment("ENGAWA_DOT"), !asked.isEmpty {
            guard System.isExecutable(asked) else { throw GraphvizError(.notInstalled, program: asked) }
            return Graphviz(program: asked)
        }
        let folders = (System.environment("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        for folder in folders where System.isExecutable("\(folder)/dot") {
            return Graphviz(program: "\(folder)/dot")
        }
        throw GraphvizError(.notInstalled, program: "dot")
    }

    /// Renders a DOT file.
    ///
    /// - Parameters:
    ///   - dot: the file's text, which goes to the program's standard input.
    ///   - format: what to make of it.
    ///   - attributes: graph attributes that override the file's, as `-G` does.
    ///   - seconds: the time limit; the program is killed when it is over.
    /// - Throws: `GraphvizError` where the program is missing, fails, is too slow or writes nothing.
    public func render(
        _ dot: String,
        as format: GraphvizFormat,
        attributes: [DotAttribute] = [],
        seconds: Double = 60
    ) throws(GraphvizError) -> Output {
        let options = attributes.map { "-G\($0.name)=\($0.argument)" }
        let ended = try run(["-T\(format.rawValue)"] + options, input: Array(dot.utf8), seconds: seconds)
        guard !ended.output.isEmpty else { throw GraphvizError(.noOutput, program: program, messages: ended.messages) }
        return Output(bytes: ended.output, warnings: ended.messages)
    }

    /// The program's version, for instance `2.43.0`; its whole answer where that holds no number.
    public func version(seconds: Double = 10) throws(GraphvizError) -> String {
        let ended = try run(["-V"], input: [], seconds: seconds)
        let answer = ended.messages.first ?? String(decoding: ended.output, as: UTF8.self)
        return answer.split(separator: " ").first { $0.first?.isNumber == true }.map(String.init) ?? answer
    }

    private func run(_ arguments: [String], input: [UInt8], seconds: Double) throws(GraphvizError) -> System.Ended {
        let ended: System.Ended
        do {
            ended = try System.run(program, arguments, input: input, seconds: seconds)
        } catch {
            switch error {
            case .missing: throw GraphvizError(.notInstalled, program: program)
            case .refused(let errno): throw GraphvizError(.notStarted(errno), program: program)
            case .late(let messages):
                throw GraphvizError(.timedOut(seconds: seconds), program: program, messages: messages)
            }
        }
        switch ended.end {
        case .status(0): return ended
        case .status(let status):
            throw GraphvizError(.failed(status: status), program: program, messages: ended.messages)
        case .signal(let signal):
            throw GraphvizError(.crashed(signal: signal), program: program, messages: ended.messages)
        }
    }
}

extension DotAttribute {
    /// The value as a command's argument has it: without quotes.
    fileprivate var argument: String {
        switch value {
        case .number(let number): DotNumber.text(number, decimals: 4)
        case .string(let string): string
        case .label(let label): label.text
        case .picture(let picture): picture.text
        }
    }
}
