/// What the command tells whoever called it: the exit codes of the contract.
enum ExitCode: Int32, Sendable, CaseIterable {
    /// Done.
    case done = 0
    /// The work could not be done: no such ibasho or input file, a bad row, a query error, not a map, not yet there.
    case notDone = 1
    /// Wrong usage.
    case usage = 2
    /// The map is locked by another process.
    case locked = 3
    /// The map is damaged.
    case damaged = 4
    /// The operating system refused: no space, no permission, an I/O error, no Graphviz, no folder to write to.
    case refused = 5
}
