import EngawaSheets

/// What surrounds a run of the command: where it writes and what it may ask the system. Tests bring their own.
struct Surroundings {
    /// Results.
    var output: Writer
    /// Everything else.
    var errors: Writer
    /// The environment variables.
    var environment: [String: String]
    /// Whether results go to a terminal.
    var outputIsTerminal: Bool
    /// Whether messages go to a terminal.
    var errorsAreTerminal: Bool
    /// The local day, by the clock.
    var clock: () -> SheetDay
    /// The name of the account that runs the command.
    var accountName: () -> String
    /// What is typed, or sent by another program.
    var input = LineReader.standardInput()
    /// Whether somebody types it at a terminal.
    var inputIsTerminal = false

    /// Those of this process.
    static func ofThisProcess() -> Surroundings {
        let environment = Platform.environment()
        return Surroundings(
            output: .standardOutput(),
            errors: .standardError(),
            environment: environment,
            outputIsTerminal: Platform.isTerminal(Platform.standardOutput),
            errorsAreTerminal: Platform.isTerminal(Platform.standardError),
            clock: Platform.localDay,
            accountName: { Platform.accountName(environment: environment) },
            inputIsTerminal: Platform.isTerminal(Platform.standardInput)
        )
    }
}
