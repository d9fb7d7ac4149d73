@testable import EngawaLog

/// Keeps all transactions that it visits, and what the checkpoint says that it begins with.
struct Collector: LogVisitor, Equatable {
    struct Entry: Equatable {
        var record: CommitRecord
        var data: [UInt8]
        var place: TransactionPlace
    }

    var checkpointUse = CheckpointUse.none
    /// The data of the transactions before the checkpoint that it began with, as the image has them.
    var image: [[UInt8]] = []
    var begun: CheckpointPlace?
    var passed: [CheckpointPlace] = []
    var entries: [Entry] = []
    var restarts = 0
    /// Data that are called malformed, and whether images are.
    var poison: [UInt8]?
    var refusesImages = false

    /// One that begins with checkpoints, reads all, or compares images with the data of all transactions.
    init(_ use: CheckpointUse = .none) { checkpointUse = use }

    mutating func restart() {
        restarts += 1
        (entries, image, begun, passed) = ([], [], nil, [])
    }

    mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace)
        throws(MalformedBytes)
    {
        if data == poison { throw MalformedBytes(position: 0) }
        entries.append(Entry(record: record, data: data, place: place))
    }

    mutating func begin(_ image: UnsafeRawBufferPointer, at place: CheckpointPlace) throws(MalformedBytes) {
        if refusesImages { throw MalformedBytes(position: 0) }
        self.image = try Image.data(in: image)
        begun = place
    }

    mutating func pass(_ place: CheckpointPlace, image: [UInt8]?) throws(MalformedBytes) {
        passed.append(place)
        guard let image else { return }
        let (said, known) = (image.withUnsafeBytes { try? Image.data(in: $0) }, data)
        if said != known { throw MalformedBytes(position: 0) }
    }

    /// The numbers of the transactions that were visited one by one.
    var numbers: [Int] { entries.map(\.record.number) }
    /// The data of all transactions, whether visited or told by an image.
    var data: [[UInt8]] { image + entries.map(\.data) }
}

/// Images that tell the data of all transactions, so that who begins with one knows what who read them all knows.
enum Image {
    static func of(_ data: [[UInt8]], padding: Int = 0) -> [UInt8] {
        var writer = ByteWriter()
        writer.count(data.count)
        for data in data { writer.counted(data) }
        writer.raw((0..<padding).map { UInt8(truncatingIfNeeded: ($0 &* 7) ^ ($0 &>> 8)) })
        return writer.bytes
    }

    static func data(in image: UnsafeRawBufferPointer) throws(MalformedBytes) -> [[UInt8]] {
        var reader = ByteReader(image)
        var data: [[UInt8]] = []
        for _ in 0..<(try reader.count()) { data.append(try reader.counted()) }
        return data
    }
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

extension NewTransaction {
    /// The same with a checkpoint behind it, whose image tells the data of it and of those before it.
    func checkpointed(after earlier: [[UInt8]], padding: Int = 0) -> NewTransaction {
        var copy = self
        copy.checkpoint = Image.of(earlier + [data], padding: padding)
        return copy
    }
}

/// What reading a map came to.
enum Outcome: Equatable {
    case transactions([[UInt8]], tail: UnfinishedTail?)
    case failed(LogError)

    /// Opens and reads the map at `path`; from its newest checkpoint on, unless it is told otherwise.
    init(
        reading path: String,
        _ use: CheckpointUse = .begin,
        in fileSystem: any FileSystem = SystemFileSystem()
    ) {
        do throws(LogError) {
            let session = try LogSession(path, in: fileSystem)
            var collector = Collector(use)
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
    func write(_ transaction: NewTransaction, wait: Double = 0) throws(LogError) -> WrittenTransaction {
        var collector = Collector()
        try beginWrite(wait: wait, &collector)
        defer { endWrite() }
        return try commit([transaction])[0]
    }

    /// Several transactions in one batch.
    func write(_ transactions: [NewTransaction]) throws(LogError) {
        var collector = Collector()
        try beginWrite(wait: 0, &collector)
        defer { endWrite() }
        _ = try commit(transactions)
    }
}
