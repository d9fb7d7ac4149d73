/// Why the log could not do its work.
public enum LogError: Error, Sendable, Equatable {
    /// What stands at the path is no map that this program can read; it was not touched.
    case notAMap(path: String, NotAMapReason)
    /// Bytes of the map are not what was written.
    case damaged(path: String, DamageReport)
    /// Another writer is at work.
    case locked(path: String, LockHolder)
    /// A map is only made where there is no file.
    case alreadyExists(path: String)
    /// Author, message and detail of one transaction do not fit into one block.
    case noteTooLong(bytes: Int, limit: Int)
    /// The operating system refused; the file is as it was.
    case system(SystemFailure)
    /// A sync failed, now or earlier in this session: it acknowledges nothing any more. What was not acknowledged was
    /// taken off the file; where `removalSynced` is false, a power cut may bring it back.
    case syncFailed(SystemFailure, removalSynced: Bool)
    /// Writing a transaction failed, and so did taking it back: the next opening shows whether it is there, whole.
    case inDoubt(transaction: Int, SystemFailure)
}

/// Why a file is no map for this program.
public enum NotAMapReason: Sendable, Equatable {
    /// There is no file.
    case missing
    /// The file has no bytes.
    case empty
    /// It is a folder.
    case folder
    /// It is another kind of file.
    case otherKind
    /// It was made by a newer version of the format.
    case newerVersion(UInt32)
    /// It holds a type of block that only a newer program knows.
    case newerBlock(type: UInt8)
}

/// One place of a map that does not check.
public struct DamageReport: Sendable, Equatable {
    /// Where in the file the first block stands, or should stand, that does not check.
    public let offset: UInt64
    /// The sequence number that was due there; 0 for the header of the file.
    public let sequence: UInt64
    /// What is wrong there.
    public let reason: DamageReason

    /// Damage at `offset`, where block `sequence` was due.
    public init(offset: UInt64, sequence: UInt64, reason: DamageReason) {
        self.offset = offset
        self.sequence = sequence
        self.reason = reason
    }
}

/// What is wrong with a block or header.
public enum DamageReason: Sendable, Equatable {
    /// The header of the file does not fit its checksum, or is not there though blocks are.
    case fileHeader
    /// No header of a block that fits its checksum stands where one is due.
    case blockHeader
    /// The block that stands there belongs to another place.
    case misplacedBlock(offset: UInt64, sequence: UInt64)
    /// The block does not follow the one before it.
    case brokenChain
    /// The payload does not fit its checksum.
    case payload
    /// The block reaches beyond the end of the file.
    case cutBlock
    /// The block contradicts the rules for types, flags, lengths or synced lengths.
    case impossibleBlock
    /// The commit contradicts its data blocks, or its number is out of order.
    case commitRecord
    /// The checksums fit, but the changes cannot be read or do not apply.
    case contents
}

/// Who holds the writer lock.
public struct LockHolder: Sendable, Equatable {
    /// The process, where it could be told.
    public let process: Int32?
    /// The name of its command, where it could be told.
    public let command: String?
    /// When it took the lock, in milliseconds since 1970, where it could be told.
    public let since: Int64?

    /// The holder of a lock, as far as it is known.
    public init(process: Int32?, command: String?, since: Int64?) {
        self.process = process
        self.command = command
        self.since = since
    }
}

/// What a crash left behind the last whole commit of a map.
public struct UnfinishedTail: Sendable, Equatable {
    /// Where it begins.
    public let offset: UInt64
    /// How long it is.
    public let bytes: UInt64

    /// A tail of `bytes` bytes from `offset` on.
    public init(offset: UInt64, bytes: UInt64) {
        self.offset = offset
        self.bytes = bytes
    }
}

/// An unfinished tail that a write has put into a file of its own.
public struct SetAsideTail: Sendable, Equatable {
    /// Where it was in the map.
    public let tail: UnfinishedTail
    /// The file that holds it now.
    public let path: String

    /// `tail`, moved to the file at `path`.
    public init(_ tail: UnfinishedTail, path: String) {
        self.tail = tail
        self.path = path
    }
}
