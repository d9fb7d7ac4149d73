import EngawaGraph
import EngawaLog

/// Why a store could not do its work.
public enum StoreError: Error, Sendable, Equatable {
    /// The file under it: not a map, damaged, locked, a failing system call …
    case log(LogError)
    /// A transaction was asked for that is not there; the last one has the number `last`.
    case noSuchTransaction(Int, last: Int)
    /// A transaction was asked for that was folded into a base; the base has the number `first`.
    case folded(Int, first: Int)
    /// A value to be written nests lists and maps deeper than the format allows.
    case valueTooDeep(limit: Int)
    /// A file of format version 1 or 2 cannot say what is to be written (a unique index); compaction makes it one of
    /// version 3.
    case formatTooOld
    /// The changes of a transaction (1 is the first) that a new map should hold do not fit the graph before it.
    case changesDoNotApply(transaction: Int, GraphError)
}

/// What a crash left behind the last whole commit of a map.
public typealias UnfinishedTail = EngawaLog.UnfinishedTail
/// An unfinished tail that a write has put into a file of its own.
public typealias SetAsideTail = EngawaLog.SetAsideTail
/// Why the log could not do its work.
public typealias LogError = EngawaLog.LogError
/// One place of a map that does not check.
public typealias DamageReport = EngawaLog.DamageReport
