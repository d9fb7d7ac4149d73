import EngawaLog

/// The log under the store: its checksum, and opening a map with a checkpoint.
enum LogBench {
    private static let rounds = 15
    private static let mebibyte = 1 << 20

    // MARK: - Checksums

    /// CRC-32C over payloads of the usual lengths.
    static func checksum() throws(BenchFailure) {
        let check = Checksum.of(Array("123456789".utf8))
        guard check == 0xE306_9283 else { throw BenchFailure(message: "the checksum of the check value is \(check)") }
        let bytes = noise(64 * mebibyte)
        for length in [64, 1024, mebibyte] {
            var seconds: [Double] = []
            var sum: UInt32 = 0
            for _ in 0..<rounds {
                let start = BenchPlatform.now()
                bytes.withUnsafeBytes { all in
                    for place in stride(from: 0, to: all.count, by: length) {
                        sum ^= Checksum.of(UnsafeRawBufferPointer(rebasing: all[place..<place + length]))
                    }
                }
                seconds.append(BenchPlatform.now() - start)
            }
            guard sum != 0 else { throw BenchFailure(message: "all checksums are the same") }
            let rate = Double(bytes.count) / (Samples(seconds).median ?? 1) / 1e9
            print("  64 MiB in pieces of \(length) bytes: \(rounded(rate)) GB/s (\(Samples(seconds).milliseconds))")
        }
    }

    // MARK: - Opening

    /// Opening maps with images of several lengths, which are not decoded, and reading what is before and behind them.
    static func open() throws(BenchFailure) {
        try BenchPlatform.withFolder { folder throws(BenchFailure) in
            for size in [1, 45, 90] {
                let image = noise(size * mebibyte)
                let path = "\(folder)/map-\(size)"
                do {
                    try make(path, image)
                    try measure(path, size, image)
                } catch {
                    throw BenchFailure(message: "\(error)")
                }
            }
        }
    }

    /// Before the checkpoint as much log as its image is long, behind it a hundredth of that.
    private static func make(_ path: String, _ image: [UInt8]) throws(LogError) {
        var first = transaction(image)
        first.checkpoint = image
        try LogCreation.create(path, transactions: [first], in: SystemFileSystem())
        let session = try LogSession(path)
        var nothing = Taker()
        try session.beginWrite(wait: 0, &nothing)
        defer { session.endWrite() }
        for _ in 0..<10 { _ = try session.commit([transaction(Array(image.prefix(image.count / 1000)))]) }
    }

    private static func transaction(_ data: [UInt8]) -> NewTransaction {
        NewTransaction(time: 0, author: "bench", message: "", detail: [], data: data)
    }

    private static func measure(_ path: String, _ size: Int, _ image: [UInt8]) throws {
        var (opening, history, replay): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<rounds {
            var start = BenchPlatform.now()
            let session = try LogSession(path)
            var taker = Taker(checkpointUse: .begin)
            try session.catchUp(&taker)
            opening.append(BenchPlatform.now() - start)
            guard taker.image == image.count, taker.ends == [image.first, image.last], taker.transactions == 10 else {
                throw BenchFailure(message: "the map was not opened from its checkpoint")
            }
            start = BenchPlatform.now()
            var earlier = Taker()
            try session.history(&earlier)
            history.append(BenchPlatform.now() - start)
            start = BenchPlatform.now()
            var all = Taker()
            try LogSession(path).catchUp(&all)
            replay.append(BenchPlatform.now() - start)
            guard earlier.transactions == 1, all.transactions == 11, all.data >= image.count else {
                throw BenchFailure(message: "the map lost its history")
            }
        }
        print("  image of \(size) MiB: open \(Samples(opening).milliseconds)")
        print("    then the history before it \(Samples(history).milliseconds)")
        print("    all from the first transaction instead \(Samples(replay).milliseconds)")
    }

    /// Looks at what it is given and keeps nothing.
    private struct Taker: LogVisitor {
        var checkpointUse = CheckpointUse.none
        var image = 0
        var ends: [UInt8?] = []
        var transactions = 0
        var data = 0

        mutating func restart() { self = Taker(checkpointUse: checkpointUse) }

        mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace) {
            transactions += 1
            self.data += data.count
        }

        mutating func begin(_ image: UnsafeRawBufferPointer, at place: CheckpointPlace) {
            self.image = image.count
            ends = [image.first, image.last]
        }
    }

    // MARK: - Helpers

    /// Bytes that look like anything, the same every time.
    private static func noise(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var state: UInt64 = 88_172_645_463_325_252
            for index in 0..<count {
                if index & 7 == 0 {
                    state ^= state << 13
                    state ^= state >> 7
                    state ^= state << 17
                }
                buffer[index] = UInt8(truncatingIfNeeded: state >> (UInt64(index & 7) * 8))
            }
            filled = count
        }
    }

    private static func rounded(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
