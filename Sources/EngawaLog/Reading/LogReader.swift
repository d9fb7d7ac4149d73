/// Reads one open map file: all of it once, or from its newest checkpoint on, then what was added to it.
///
/// It takes no lock and changes nothing. Not thread-safe.
final class LogReader {
    /// The open file; another descriptor of the same file may be put in its place.
    var file: OpenFile
    let header: FileHeader
    /// The chain after the last whole transaction and its seal.
    var whole: Chain
    /// The checkpoint that reading has begun with; nil where it began with the first block.
    var beginning: CheckpointPlace?
    /// What stands behind the last whole transaction, as of the last reading.
    var tail: UnfinishedTail?

    /// Opens the map at `path` and checks its header.
    init(_ path: String, for access: FileAccess, in fileSystem: any FileSystem) throws(LogError) {
        do throws(SystemFailure) {
            file = try OpenFile(path, for: access, in: fileSystem)
        } catch {
            throw LogReader.notAMap(error, path, in: fileSystem) ?? .system(error)
        }
        switch file.kind {
        case .regular: break
        case .folder: throw .notAMap(path: path, .folder)
        case .link, .other: throw .notAMap(path: path, .otherKind)
        }
        header = try LogReader.readHeader(of: file, path)
        whole = Chain(after: header)
    }

    /// Goes on behind what a new file was made with.
    init(_ created: CreatedLog) {
        file = created.file
        header = created.header
        whole = created.chain
    }

    /// Opens a map whose header is damaged, where the blocks prove what the header was.
    init?(mendingHeaderOf path: String, in fileSystem: any FileSystem) throws(LogError) {
        do throws(SystemFailure) {
            file = try OpenFile(path, for: .read, in: fileSystem)
        } catch {
            throw .system(error)
        }
        guard let mended = try LogReader.mendedHeader(of: file) else { return nil }
        header = mended
        whole = Chain(after: header)
    }

    /// A file that was just written, up to the end of `chain`.
    init(_ file: OpenFile, _ header: FileHeader, _ chain: Chain) {
        self.file = file
        self.header = header
        whole = chain
    }

    private static func notAMap(_ failure: SystemFailure, _ path: String, in fileSystem: any FileSystem) -> LogError? {
        guard failure.kind != .missing else { return .notAMap(path: path, .missing) }
        // A folder cannot be opened for writing, a socket not at all: what stands there says which it is.
        guard failure.kind == .other else { return nil }
        guard let status = try? fileSystem.status(at: path, followingLinks: true) else { return nil }
        switch status.kind {
        case .folder: return .notAMap(path: path, .folder)
        case .other: return .notAMap(path: path, .otherKind)
        case .regular, .link: return nil
        }
    }

    private static func readHeader(of file: OpenFile, _ path: String) throws(LogError) -> FileHeader {
        let bytes = try file.bytes(at: 0, count: FileHeader.byteCount)
        if bytes.isEmpty { throw .notAMap(path: path, .empty) }
        switch FileHeader.judge(bytes) {
        case .fits(let header, _): return header
        case .newerVersion(let version): throw .notAMap(path: path, .newerVersion(version))
        case .damaged: break
        case .foreign: guard try holdsBlocks(file) else { throw .notAMap(path: path, .otherKind) }
        }
        throw .damaged(path: path, DamageReport(offset: 0, sequence: 0, reason: .fileHeader))
    }

    /// Whether a file without a header is a map nevertheless.
    private static func holdsBlocks(_ file: OpenFile) throws(LogError) -> Bool {
        let search = BlockSearch(window: FileWindow(file, limit: min(try file.size(), 4 << 20)), mapID: nil)
        return try search.first(from: 0, before: .max) { $0.header.offset == $1 } != nil
    }

    /// Lets the next reading begin anew.
    func startAnew() {
        whole = Chain(after: header)
        beginning = nil
        tail = nil
    }

    /// Forgets the tail, which a writer has cut.
    func tailWasCut() { tail = nil }
}
