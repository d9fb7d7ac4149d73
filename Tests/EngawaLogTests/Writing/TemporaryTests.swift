import EngawaTestSupport
import Testing

@testable import EngawaLog

@Suite("Temporaries of maps")
struct TemporaryTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("map")
        try LogCreation.create(path, transactions: [sample(0)], in: SystemFileSystem())
    }

    private func removedSideFiles() throws -> [String] {
        let session = try LogSession(path)
        var collector = Collector()
        try session.beginWrite(wait: 0, &collector)
        defer { session.endWrite() }
        return try session.removeSideFiles()
    }

    @Test(
        "are locked while they are written, so that nobody takes them for what the dead have left, and free in the end"
    )
    func locked() throws {
        let system = SystemFileSystem()
        let whole = try folder.read("map")
        let path = folder.file("copy")
        let made = try NewFile.make(path, transactions: 1, in: system) { file throws(LogError) in
            do throws(SystemFailure) {
                try file.write(whole, at: 0)
            } catch {
                throw .system(error)
            }
            #expect(throws: Never.self) {
                let name = try #require(try folder.names().first { $0.hasPrefix(NewFile.temporaryPrefix) })
                let other = try OpenFile(folder.file(name), for: .read, in: system)
                #expect(try system.lockState(other.descriptor) != .free)
                #expect(try removedSideFiles() == [])
                #expect(try folder.names().contains(name))
            }
            return file
        }
        let other = try OpenFile(path, for: .read, in: system)
        #expect(try system.lockState(other.descriptor) == .free)
        #expect(made.identity == other.identity)
        #expect(try folder.names() == ["copy", "map"])
    }

    @Test("of the dead go with what else is beside the map, where they name it")
    func dead() throws {
        let whole = try folder.read("map")
        let (own, short, foreign) = (".engawa-new-1111111111111111", ".engawa-new-2222222222222222", ".engawa-new-3")
        try folder.write(Array(whole.prefix(90)), to: own)
        try folder.write(Array(whole.prefix(63)), to: short)
        try folder.write([UInt8](repeating: 0x41, count: 90), to: foreign)
        #expect(try removedSideFiles() == [folder.file(own)])
        #expect(try folder.names() == [short, foreign, "map"].sorted())
    }
}
