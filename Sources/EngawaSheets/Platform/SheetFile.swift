#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file of a sheet, open for reading; the one place of this module with system calls.
struct SheetFile: ~Copyable {
    /// The longest file that is read: cells are addressed with 31 bits.
    static let limit = Int(Int32.max) - 1

    private let path: String
    private let descriptor: Int32
    /// How long it is, as far as the system knows that.
    let size: Int
    /// Whether it is an ordinary file, which can be read twice; a pipe cannot.
    let isRegular: Bool

    /// Opens the file at `path`.
    static func open(_ path: String) throws(SheetError) -> SheetFile {
        let descriptor = retrying { systemOpen(path) }
        guard descriptor >= 0 else { throw failure(path, errno) }
        var status = stat()
        let code = retrying { fstat(descriptor, &status) } == 0 ? 0 : errno
        let kind = status.st_mode & S_IFMT
        let file = SheetFile(
            path: path,
            descriptor: descriptor,
            size: Int(status.st_size),
            isRegular: kind == S_IFREG
        )
        if code != 0 { throw failure(path, code) }
        if kind == S_IFDIR { throw SheetError(file: path, code: .isDirectory) }
        return file
    }

    private init(path: String, descriptor: Int32, size: Int, isRegular: Bool) {
        (self.path, self.descriptor, self.size, self.isRegular) = (path, descriptor, size, isRegular)
    }

    deinit { _ = close(descriptor) }

    /// How long the file at `path` is; 0 where the system does not say.
    static func size(of path: String) -> Int {
        var status = stat()
        return retrying { stat(path, &status) } == 0 ? Int(status.st_size) : 0
    }

    /// All bytes of the file, from its beginning where that can be gone back to.
    func bytes() throws(SheetError) -> [UInt8] {
        guard size <= SheetFile.limit else { throw tooLarge }
        if isRegular, lseek(descriptor, 0, SEEK_SET) < 0 { throw SheetFile.failure(path, errno) }
        var bytes: [UInt8] = []
        // One byte more than expected, so that the end of an ordinary file is seen without a second buffer.
        var room = max(size + 1, 65_536)
        while true {
            var failure: SheetError?
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                do throws(SheetError) {
                    count = try read(into: UnsafeMutableRawBufferPointer(buffer))
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
            if chunk.isEmpty { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= SheetFile.limit else { throw tooLarge }
            room = max(size + 1 - bytes.count, 65_536)
        }
    }

    /// Reads what comes next and returns how many bytes that were; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SheetError) -> Int {
        while true {
            let count = SheetFile.systemRead(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw SheetFile.failure(path, errno) }
        }
    }

    private var tooLarge: SheetError { SheetError(file: path, code: .tooLarge(limit: SheetFile.limit)) }

    private static func systemOpen(_ path: String) -> Int32 {
        #if canImport(Glibc)
            Glibc.open(path, O_RDONLY | O_CLOEXEC)
        #elseif canImport(Musl)
            Musl.open(path, O_RDONLY | O_CLOEXEC)
        #else
            Darwin.open(path, O_RDONLY | O_CLOEXEC)
        #endif
    }

    private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer, count)
        #elseif canImport(Musl)
            Musl.read(descriptor, buffer, count)
        #else
            Darwin.read(descriptor, buffer, count)
        #endif
    }

    private static func retrying(_ call: () -> Int32) -> Int32 {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }

    private static func failure(_ path: String, _ code: Int32) -> SheetError {
        switch code {
        case ENOENT, ENOTDIR: SheetError(file: path, code: .missingFile)
        case EISDIR: SheetError(file: path, code: .isDirectory)
        default: SheetError(file: path, code: .unreadable(errno: code))
        }
    }
}
