import EngawaText

/// A call of a command: its arguments and options, each known to be of the right form.
struct ParsedCall: Sendable {
    /// The command that is called.
    let command: Command
    private var values: [String: [String?]] = [:]
    private var arguments: [String: [String]] = [:]

    /// Reads `words`, what stands behind the name of `command`. Throws exit 2.
    init(_ command: Command, _ words: [String]) throws(Failure) {
        self.command = command
        var parser = CallParser(command, words)
        try parser.parse()
        values = parser.values
        arguments = try CallParser.assign(parser.positional, command)
    }

    /// The value of `option`; nil where it is not given.
    subscript<Value>(option: Option<Value>) -> Value? {
        all(option).last
    }

    /// All values of an option that may be given several times, in order.
    func all<Value>(_ option: Option<Value>) -> [Value] {
        precondition(command.has(option), "\(command.name) has no option \(option.spec.name)")
        // The parser has read each value once already.
        return (values[option.spec.name] ?? []).compactMap(option.read)
    }

    /// Whether a flag is given.
    func has(_ flag: Option<Bool>) -> Bool {
        self[flag] ?? false
    }

    /// The one value of an argument that must be there.
    func value(_ argument: Argument) -> String {
        precondition(argument.count == .one, "\(argument.name) may be missing or repeated")
        return first(argument) ?? ""
    }

    /// The value of an argument that may be left out.
    func first(_ argument: Argument) -> String? {
        all(argument).first
    }

    /// All values of an argument, in order.
    func all(_ argument: Argument) -> [String] {
        precondition(
            command.arguments.contains { $0.name == argument.name },
            "\(command.name) has no \(argument.name)"
        )
        return arguments[argument.name] ?? []
    }
}
