/// The calls that the log makes of the operating system.
///
/// There is one real one, `SystemFileSystem`. Tests put another in its place to force any failure at any call, to write
/// less than was asked for, and to forget what was not synced.
package protocol FileSystem: Sendable {
    /// Opens or makes a file. Never waits for the other end of a pipe.
    func open(_ path: String, for access: FileAccess) throws(SystemFailure) -> Descriptor
    /// Closes a file and drops its locks.
    func close(_ file: Descriptor)
    /// What is open under `file`.
    func status(of file: Descriptor) throws(SystemFailure) -> FileStatus
    /// What stands at `path`; a link itself where `followingLinks` is false.
    func status(at path: String, followingLinks: Bool) throws(SystemFailure) -> FileStatus
    /// Reads at most as many bytes as `buffer` has; 0 means the end of the file.
    func read(_ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64)
        throws(SystemFailure) -> Int
    /// Writes at least one and at most all of `bytes`, which are not empty.
    func write(_ file: Descriptor, _ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemFailure) -> Int
    /// Cuts the file to `length` bytes.
    func truncate(_ file: Descriptor, to length: UInt64) throws(SystemFailure)
    /// Returns when the file's bytes and length are on the disk.
    func sync(_ file: Descriptor) throws(SystemFailure)
    /// Returns when the names in an open folder are on the disk.
    func syncFolder(_ folder: Descriptor) throws(SystemFailure)
    /// Moves the file at `path` to `name`, unless that is taken. Not every file system can do it.
    func moveExclusively(_ path: String, to name: String) throws(SystemFailure)
    /// Moves the file at `path` to `name`, whatever stands there.
    func rename(_ path: String, to name: String) throws(SystemFailure)
    /// The names in a folder, in no order.
    func names(inFolder path: String) throws(SystemFailure) -> [String]
    /// Gives a file the mode of another, and its owner where the system lets it.
    func copyAccess(from file: Descriptor, to other: Descriptor) throws(SystemFailure)
    /// Removes a name.
    func remove(_ path: String) throws(SystemFailure)
    /// The absolute path of the file behind all links.
    func resolve(_ path: String) throws(SystemFailure) -> String
    /// What the link at `path` names, as it stands in the link.
    func destination(ofLink path: String) throws(SystemFailure) -> String
    /// Takes the writer lock and says in it who holds it; false where somebody else does.
    func tryLock(_ file: Descriptor, note: LockNote) throws(SystemFailure) -> Bool
    /// Gives the writer lock back.
    func unlock(_ file: Descriptor)
    /// Whether somebody else than this descriptor holds the writer lock, and who.
    func lockState(_ file: Descriptor) throws(SystemFailure) -> LockState
    /// The name of the command that runs as `process`, where the system tells it.
    func commandName(ofProcess process: Int32) -> String?
    /// The id of this process.
    var processID: Int32 { get }
    /// Milliseconds since 1970 by the wall clock.
    func wallClock() -> Int64
    /// Milliseconds since some moment by a clock that never steps.
    func steadyClock() -> Int64
    /// Waits.
    func pause(milliseconds: Int64)
}

/// What a file is opened for.
package enum FileAccess: Sendable, Equatable {
    /// Reading an existing file.
    case read
    /// Reading and writing an existing file.
    case readWrite
    /// Making a file, readable by its owner only, where there is none.
    case createNew
    /// Syncing a folder.
    case folder
}

/// An open file: its number, and its path for error reports.
package struct Descriptor: Sendable, Equatable {
    /// The number the system gave it.
    package let number: Int32
    /// The path it was opened by.
    package let path: String

    /// Names the open file `number`.
    package init(number: Int32, path: String) {
        self.number = number
        self.path = path
    }
}

/// Which file it is, whatever its names are.
package struct FileIdentity: Sendable, Equatable {
    /// The device it is on.
    package let device: UInt64
    /// Its number on that device.
    package let inode: UInt64

    /// The file `inode` of `device`.
    package init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }
}

/// Kind, identity and size of a file.
package struct FileStatus: Sendable, Equatable {
    /// The kinds of file that matter here.
    package enum Kind: Sendable, Equatable {
        case regular, folder, link, other
    }

    /// Its kind.
    package let kind: Kind
    /// Which file it is.
    package let identity: FileIdentity
    /// Its length in bytes.
    package let size: UInt64

    /// A status as the system reports it.
    package init(kind: Kind, identity: FileIdentity, size: UInt64) {
        self.kind = kind
        self.identity = identity
        self.size = size
    }
}

/// What the holder of a writer lock says about itself.
package struct LockNote: Sendable, Equatable {
    /// The process that holds it.
    package let process: Int32
    /// When it was taken: milliseconds since 1970.
    package let since: Int64

    /// A lock taken by `process` at `since`.
    package init(process: Int32, since: Int64) {
        self.process = process
        self.since = since
    }
}

/// Whether a file is locked by somebody else.
package enum LockState: Sendable, Equatable {
    /// Nobody else holds the lock.
    case free
    /// Somebody else holds it; the note is nil in the instant in which the holder has not written it yet.
    case held(LockNote?)
}
