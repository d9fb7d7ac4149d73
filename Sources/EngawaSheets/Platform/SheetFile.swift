#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reading the file of a sheet; the one place of this module with system calls.
enum SheetFile {
    /// The longest file that is read: cells are addressed with 31 bits.
    static let limit = Int(Int32.max) - 1

    /// All bytes of the file at `path`; pipes work too.
    static func bytes(path: String) throws(SheetError) -> [UInt8] {
        let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { _ = close(descriptor) }
        var status = stat()
        guard retrying({ fstat(descriptor, &status) }) == 0 else { throw failure(path, errno) }
        if status.st_mode & S_IFMT == S_IFDIR { throw SheetError(file: path, code: .isDirectory) }
        let expected = Int(status.st_size)
        guard expected <= limit else { throw SheetError(file: path, code: .tooLarge(limit: limit)) }
        return try read(descriptor, expected: expected, path: path)
    }

    private static func read(_ descriptor: Int32, expected: Int, path: String) throws(SheetError) -> [UInt8] {
        var bytes: [UInt8] = []
        // One byte more than expected, so that the end of an ordinary file is seen without a second buffer.
        var room = max(expected + 1, 65_536)
        while true {
            var code: Int32 = 0
            let old = bytes.count
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                var got = 0
                repeat {
                    got = systemRead(descriptor, buffer.baseAddress, room)
                } while got < 0 && errno == EINTR
                code = got < 0 ? errno : 0
                count = max(got, 0)
            }
            if code != 0 { throw failure(path, code) }
            if chunk.isEmpty { return bytes }
            if old == 0 { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw SheetError(file: path, code: .tooLarge(limit: limit)) }
            room = max(expected + 1 - bytes.count, 65_536)
        }
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
