import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaLog

@Suite("The writer lock")
struct LockTests {
    @Test("keeps a second writer of the same process out, says who holds it since when, and is free afterwards")
    func sameProcess() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map.engawa")
        let fileSystem = SystemFileSystem()
        try LogCreation.create(path, transactions: [sample(0)], in: fileSystem)
        let holder = try LogSession(path)
        let loser = try LogSession(path)
        var collector = Collector()
        let before = fileSystem.wallClock()
        try holder.beginWrite(wait: 0, &collector)
        var others = Collector()
        let error = #expect(throws: LogError.self) { try loser.beginWrite(wait: 0, &others) }
        guard case .locked(path, let who) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(who.process == fileSystem.processID)
        #expect(who.command == fileSystem.commandName(ofProcess: fileSystem.processID))
        let since = try #require(who.since)
        #expect(since >= before && since <= fileSystem.wallClock())
        #expect(throws: LogError.self) { try loser.beginWrite(wait: 0.02, &others) }
        #expect(try loser.isWriterAtWork())
        #expect(try !holder.isWriterAtWork())
        holder.endWrite()
        #expect(try !loser.isWriterAtWork())
        try loser.write(sample(1))
        // And the first one catches up when it is its turn again.
        try holder.beginWrite(wait: 0, &collector)
        #expect(collector.numbers == [1, 2])
        holder.endWrite()
    }

    @Test("does not keep readers from reading")
    func readers() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("map.engawa")
        try LogCreation.create(path, transactions: [sample(0)], in: SystemFileSystem())
        let holder = try LogSession(path)
        var collector = Collector()
        try holder.beginWrite(wait: 0, &collector)
        #expect(Outcome(reading: path) == .transactions([sample(0).data], tail: nil))
        holder.endWrite()
    }

    @Test("waits as long as it is told to")
    func waiting() throws {
        let disk = SimulatedDisk()
        try LogCreation.create("map", transactions: [], in: disk)
        let holder = try LogSession("map", in: disk)
        let loser = try LogSession("map", in: disk)
        var collector = Collector()
        try holder.beginWrite(wait: 0, &collector)
        let start = disk.steadyClock()
        #expect(throws: LogError.self) { try loser.beginWrite(wait: 1.5, &collector) }
        #expect(disk.steadyClock() - start >= 1500)
    }

    /// The locks that this test's child takes are those of `Docs/FileFormat.md`, written down a second time.
    private static let childScript = """
        use Fcntl; my ($path, $note) = @ARGV;
        open(my $file, '+<', $path) or die;
        for my $range ([1 << 62, 1], [(1 << 61) + $$, $note]) {
            my $lock = pack('s s x4 q q i x4', F_WRLCK, 0, $range->[0], $range->[1], 0);
            fcntl($file, 37, $lock) or die "lock: $!";
        }
        $| = 1; print "$$\\n"; sleep 60;
        """

    #if os(Linux)
        @Test("of another process is reported with its id, and is free when that process is killed")
        func otherProcess() throws {
            let folder = try TemporaryFolder()
            let path = folder.file("map.engawa")
            try LogCreation.create(path, transactions: [sample(0)], in: SystemFileSystem())
            let child = Process()
            child.executableURL = URL(fileURLWithPath: "/usr/bin/perl")
            child.arguments = ["-e", Self.childScript, path, "1700000000123"]
            let output = Pipe()
            child.standardOutput = output
            try child.run()
            defer { child.terminate() }
            let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            #expect(line == "\(child.processIdentifier)\n")
            let session = try LogSession(path)
            let holder = LockHolder(
                process: child.processIdentifier,
                command: "perl",
                since: 1_700_000_000_123
            )
            #expect(throws: LogError.locked(path: path, holder)) { try session.write(sample(1)) }
            kill(child.processIdentifier, SIGKILL)
            child.waitUntilExit()
            try session.write(sample(1))
            #expect(Outcome(reading: path) == .transactions([sample(0).data, sample(1).data], tail: nil))
        }
    #endif
}
