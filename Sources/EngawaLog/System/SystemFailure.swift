/// The system call that failed. The raw value is its name in the manual.
public enum SystemCall: String, Sendable, Equatable, CaseIterable {
    /// Opening or making a file, or opening a folder.
    case open
    /// Asking for size, kind and identity of a file.
    case stat
    /// Reading at an offset.
    case read = "pread"
    /// Writing at an offset.
    case write = "pwrite"
    /// Cutting a file.
    case truncate = "ftruncate"
    /// Writing what the cache has of a file, or of a folder, to the disk.
    case sync = "fsync"
    /// Moving a file to a name.
    case rename
    /// Reading the names in a folder.
    case list = "readdir"
    /// Setting the mode of a file.
    case mode = "fchmod"
    /// Removing a name.
    case remove = "unlink"
    /// Following links to the file behind them.
    case resolve = "realpath"
    /// Taking or asking for a lock.
    case lock = "fcntl"
}

/// What the operating system refused: which call, why, and on which file.
public struct SystemFailure: Error, Sendable, Equatable {
    /// What kind of refusal it is, as far as callers tell them apart.
    public enum Kind: Sendable, Equatable {
        /// No space, or a quota or file size limit was reached.
        case noSpace
        /// The file or file system may not be written.
        case readOnly
        /// The account may not do it.
        case notPermitted
        /// There is no such file or folder.
        case missing
        /// The name is taken.
        case exists
        /// The file system cannot do it.
        case unsupported
        /// The device failed.
        case inputOutput
        /// Anything else; the code tells more.
        case other
    }

    /// The call that failed.
    public let call: SystemCall
    /// The `errno` of the failure.
    public let code: Int32
    /// The file or folder, as it was named to the call.
    public let path: String

    /// Describes the failure of `call` on `path` with the `errno` value `code`.
    public init(_ call: SystemCall, code: Int32, path: String) {
        self.call = call
        self.code = code
        self.path = path
    }

    /// The kind of refusal that `code` stands for.
    public var kind: Kind { Platform.kind(ofCode: code) }

    /// What the C library says of `code`, in English.
    public var systemText: String { Platform.text(ofCode: code) }
}
