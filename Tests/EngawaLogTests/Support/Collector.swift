@testable import EngawaLog

/// Keeps all transactions that it visits.
struct Collector: LogVisitor, Equatable {
    struct Entry: Equatable {
        var record: CommitRecord
        var data: [UInt8]
        var place: TransactionPlace
    }

    var entries: [Entry] = []
    var restarts = 0
    /// Data that are called malformed.
    var poison: [UInt8]?

    mutating func restart() {
        restarts += 1
        entries = []
    }

    mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace)
        throws(MalformedBytes)
    {
        if data == poison { throw MalformedBytes(position: 0) }
        entries.append(Entry(record: record, data: data, place: place))
    }

    var numbers: [Int] { entries.map(\.record.number) }
    var data: [[UInt8]] { entries.map(\.data) }
}

/// A transaction whose data are told by `seed`.
func sample(_ seed: Int, bytes: Int = 40) -> NewTransaction {
    NewTransaction(
        time: 1_700_000_000_000 + Int64(seed),
        author: "花子",
        message: "number \(seed)",
        detail: [UInt8(seed & 0x7F)],
        data: (0..<bytes).map { UInt8(truncatingIfNeeded: ($0 &* 31 &+ seed) % 251) }
    )
}

/// What reading a map came to.
enum Outcome: Equatable {
    case transactions([[UInt8]], tail: UnfinishedTail?)
    case failed(LogError)

    /// Opens and reads the map at `path`.
    init(reading path: String, in fileSystem: any FileSystem = SystemFileSystem()) {
        do throws(LogError) {
            let session = try LogSession(path, in: fileSystem)
            var collector = Collector()
            try session.catchUp(&collector)
            self = .transactions(collector.data, tail: session.tail)
        } catch {
            self = .failed(error)
        }
    }

    var isDamage: Bool {
        if case .failed(.damaged) = self { true } else { false }
    }

    var isNotAMap: Bool {
        if case .failed(.notAMap) = self { true } else { false }
    }
}

extension LogSession {
    /// One whole write transaction.
    @discardableResult
    func write(_ transaction: NewTransaction, wait: Double = 0) throws(LogError) -> TransactionPlace {
        var collector = Collector()
        try beginWrite(wait: wait, &collector)
        defer { endWrite() }
        return try commit(transaction)
    }
}
