import Testing

@testable import EngawaLog

/// What becomes of a map of five transactions when its bytes are changed.
@Suite("Damage")
struct DamageTests {
    private static let path = "map.engawa"

    /// A map with five transactions and all its seals, the data of the transactions, and the block boundaries.
    private struct Sample {
        var bytes: [UInt8]
        var data: [[UInt8]]
        /// Start of every block, and the end of the file.
        var boundaries: [Int]
        /// For each transaction the end of its commit block.
        var commits: [Int]

        init() throws {
            let disk = SimulatedDisk()
            try LogCreation.create(path, mapID: MapID(Array(16..<32)), transactions: [sample(0), sample(1)], in: disk)
            let session = try LogSession(path, in: disk)
            for number in 2..<5 { try session.write(sample(number, bytes: number == 3 ? 0 : 60)) }
            bytes = try #require(disk.contents(path))
            data = (0..<5).map { sample($0, bytes: $0 == 3 ? 0 : $0 < 2 ? 40 : 60).data }
            boundaries = []
            commits = []
            var place = FileHeader.byteCount
            while place < bytes.count {
                boundaries.append(place)
                let found = bytes.withUnsafeBytes { BlockHeader.find(in: $0, at: place, mapID: nil) }
                let header = try #require(found?.header)
                place += BlockHeader.byteCount + Int(header.payloadLength)
                if header.type == BlockHeader.Kind.commit.rawValue { commits.append(place) }
            }
            boundaries.append(place)
            #expect(place == bytes.count)
        }
    }

    private func outcome(_ bytes: [UInt8]) throws -> Outcome {
        let disk = SimulatedDisk()
        try disk.put(bytes, at: Self.path)
        return Outcome(reading: Self.path, in: disk)
    }

    @Test("a file cut at any byte gives the whole transactions before the cut, and names what is behind them")
    func cuts() throws {
        let whole = try Sample()
        for length in 0..<whole.bytes.count {
            let result = try outcome(Array(whole.bytes.prefix(length)))
            if length < FileHeader.byteCount {
                #expect(length < FileHeader.magic.count ? result.isNotAMap : result.isDamage, "cut at \(length)")
                continue
            }
            let count = whole.commits.filter { $0 <= length }.count
            // No crash leaves a map without the transaction that it was made with.
            guard count > 0 else {
                #expect(result.isDamage, "cut at \(length)")
                continue
            }
            // A seal may stand behind the last commit.
            let ends = [FileHeader.byteCount] + whole.commits + whole.commits.map { $0 + BlockHeader.byteCount }
            let end = try #require(ends.filter { $0 <= length && isEnd($0, whole, count) }.max())
            let tail = length > end ? UnfinishedTail(offset: UInt64(end), bytes: UInt64(length - end)) : nil
            #expect(result == .transactions(Array(whole.data.prefix(count)), tail: tail), "cut at \(length)")
        }
    }

    /// Whether `offset` is the end of the commit `count` or of the seal behind it.
    private func isEnd(_ offset: Int, _ whole: Sample, _ count: Int) -> Bool {
        guard count > 0 else { return offset == FileHeader.byteCount }
        let commit = whole.commits[count - 1]
        if offset == commit { return true }
        let type = commit + 20 < whole.bytes.count ? whole.bytes[commit + 20] : 0
        return offset == commit + BlockHeader.byteCount && type == BlockHeader.Kind.seal.rawValue
    }

    @Test("every single flipped bit is damage; only in the last seal it is an unfinished tail behind all transactions")
    func flips() throws {
        let whole = try Sample()
        let seal = whole.bytes.count - BlockHeader.byteCount
        for index in whole.bytes.indices {
            for bit in 0..<8 {
                var bytes = whole.bytes
                bytes[index] ^= 1 << bit
                let result = try outcome(bytes)
                if index < seal {
                    // The reserved bytes of the header are covered by its checksum like all others.
                    #expect(result.isDamage, "bit \(bit) of byte \(index): \(result)")
                } else {
                    let tail = UnfinishedTail(offset: UInt64(seal), bytes: UInt64(BlockHeader.byteCount))
                    #expect(result == .transactions(whole.data, tail: tail), "bit \(bit) of byte \(index)")
                }
            }
        }
    }

    @Test("without the last seal a flip in the last batch is a reported tail, and in any other batch damage")
    func flipsWithoutSeal() throws {
        let whole = try Sample()
        let sealed = Array(whole.bytes.dropLast(BlockHeader.byteCount))
        let last = whole.commits[3]
        for index in FileHeader.byteCount..<sealed.count {
            var bytes = sealed
            bytes[index] ^= 0x40
            let result = try outcome(bytes)
            if index < last {
                #expect(result.isDamage, "byte \(index)")
            } else {
                guard case .transactions(let data, let tail) = result else {
                    Issue.record("byte \(index): \(result)")
                    continue
                }
                #expect(data == Array(whole.data.prefix(4)))
                #expect(tail != nil, "byte \(index)")
            }
        }
    }

    @Test("blocks that were swapped, dropped or doubled are damage")
    func blocks() throws {
        let whole = try Sample()
        let blocks = zip(whole.boundaries, whole.boundaries.dropFirst()).map { Array(whole.bytes[$0..<$1]) }
        let header = Array(whole.bytes.prefix(FileHeader.byteCount))
        func expectDamage(_ changed: [[UInt8]], _ what: String) throws {
            let result = try outcome(header + changed.joined())
            #expect(result.isDamage, "\(what): \(result)")
        }
        for first in blocks.indices {
            for second in blocks.indices where first < second {
                var changed = blocks
                changed.swapAt(first, second)
                try expectDamage(changed, "swapped \(first) and \(second)")
            }
            var doubled = blocks
            doubled.insert(blocks[first], at: first)
            try expectDamage(doubled, "doubled \(first)")
            try expectDamage(blocks + [blocks[first]], "\(first) again at the end")
            // Without its last block it is the map before the last seal was written.
            if first < blocks.count - 1 {
                var dropped = blocks
                dropped.remove(at: first)
                try expectDamage(dropped, "dropped \(first)")
            }
        }
    }

    @Test("blocks that were zeroed, emptied of sense or taken from another map are damage")
    func foreignBlocks() throws {
        let whole = try Sample()
        let other = SimulatedDisk()
        try LogCreation.create(
            Self.path,
            mapID: MapID(Array(32..<48)),
            transactions: [sample(0), sample(1)],
            in: other
        )
        let session = try LogSession(Self.path, in: other)
        for number in 2..<5 { try session.write(sample(number, bytes: number == 3 ? 0 : 60)) }
        let foreign = try #require(other.contents(Self.path))
        #expect(foreign.count == whole.bytes.count)
        for (start, end) in zip(whole.boundaries, whole.boundaries.dropFirst()).dropLast() {
            var zeroed = whole.bytes
            zeroed.replaceSubrange(start..<end, with: repeatElement(0, count: end - start))
            #expect(try outcome(zeroed).isDamage, "zeroed at \(start)")
            var exchanged = whole.bytes
            exchanged.replaceSubrange(start..<end, with: foreign[start..<end])
            #expect(try outcome(exchanged).isDamage, "foreign at \(start)")
        }
    }

    @Test("a header with no whole transaction behind it is damage, whatever stands there instead")
    func noTransaction() throws {
        let whole = try Sample()
        let behind = Array(whole.bytes.dropFirst(FileHeader.byteCount))
        let own = Array(whole.bytes.prefix(FileHeader.byteCount))
        let foreign = FileHeader(mapID: MapID(Array(32..<48))).bytes
        let start = UInt64(FileHeader.byteCount)
        let nothing = DamageReport(offset: start, sequence: 1, reason: .blockHeader)
        for bytes in [foreign + behind, own, own + behind.map { _ in 0 }, own + [1], own + behind.reversed()] {
            #expect(try outcome(bytes) == .failed(.damaged(path: Self.path, nothing)), "\(bytes.count) bytes")
        }
        let cut = DamageReport(offset: start, sequence: 1, reason: .cutBlock)
        #expect(try outcome(Array(whole.bytes.prefix(140))) == .failed(.damaged(path: Self.path, cut)))
        // Nothing is set aside, and nothing is written.
        let disk = SimulatedDisk()
        try disk.put(foreign + behind, at: Self.path)
        let session = try LogSession(Self.path, in: disk)
        #expect(throws: LogError.damaged(path: Self.path, nothing)) { try session.write(sample(9)) }
        #expect(disk.contents(Self.path) == foreign + behind && disk.names == [Self.path])
        var collector = Collector()
        let report = try LogVerification.of(Self.path, &collector, in: disk)
        #expect(report.damage.first == nothing && report.tail == nil && report.transactions == 0)
    }

    @Test("blocks of another map behind a whole transaction may be what a power cut brought up: a tail")
    func staleBlocks() throws {
        let whole = try Sample()
        let sealed = Array(whole.bytes.prefix(whole.commits[1] + BlockHeader.byteCount))
        let other = SimulatedDisk()
        try LogCreation.create(Self.path, transactions: [sample(0), sample(1), sample(2)], in: other)
        let foreign = try #require(other.contents(Self.path))
        let tail = UnfinishedTail(offset: UInt64(sealed.count), bytes: UInt64(foreign.count - sealed.count))
        let result = try outcome(sealed + foreign[sealed.count...])
        #expect(result == .transactions(Array(whole.data.prefix(2)), tail: tail))
    }

    @Test("a map that was made without a transaction has a seal behind its header, and is damaged without it")
    func emptyMap() throws {
        let disk = SimulatedDisk()
        try LogCreation.create(Self.path, transactions: [], in: disk)
        let bytes = try #require(disk.contents(Self.path))
        #expect(bytes.count == FileHeader.byteCount + BlockHeader.byteCount)
        #expect(Outcome(reading: Self.path, in: disk) == .transactions([], tail: nil))
        for index in FileHeader.byteCount..<bytes.count {
            var changed = bytes
            changed[index] ^= 2
            #expect(try outcome(changed).isDamage, "byte \(index)")
        }
        #expect(try outcome(Array(bytes.dropLast(3))).isDamage)
        // A first commit that a crash left unfinished is a tail behind the seal.
        try LogSession(Self.path, in: disk).write(sample(1))
        let longer = try #require(disk.contents(Self.path)).prefix(bytes.count + 90)
        let tail = UnfinishedTail(offset: UInt64(bytes.count), bytes: 90)
        #expect(try outcome(Array(longer)) == .transactions([], tail: tail))
    }

    @Test("damage is reported with offset, sequence number and reason")
    func report() throws {
        let whole = try Sample()
        var bytes = whole.bytes
        // The payload of the second data block, which is the third block.
        let start = whole.boundaries[2]
        bytes[start + BlockHeader.byteCount] ^= 1
        let payload = DamageReport(offset: UInt64(start), sequence: 3, reason: .payload)
        #expect(try outcome(bytes) == .failed(.damaged(path: Self.path, payload)))
        bytes[start + 30] ^= 1
        let header = DamageReport(offset: UInt64(start), sequence: 3, reason: .blockHeader)
        #expect(try outcome(bytes) == .failed(.damaged(path: Self.path, header)))
    }

    @Test("a header that is gone is damage as long as blocks are there, and another kind of file where none are")
    func headers() throws {
        let whole = try Sample()
        var bytes = whole.bytes
        bytes.replaceSubrange(0..<FileHeader.byteCount, with: repeatElement(0, count: FileHeader.byteCount))
        let report = DamageReport(offset: 0, sequence: 0, reason: .fileHeader)
        #expect(try outcome(bytes) == .failed(.damaged(path: Self.path, report)))
        // The same bytes inside of another file, an archive for example, are no map.
        let archive = [UInt8](repeating: 0x20, count: 512) + whole.bytes
        #expect(try outcome(archive) == .failed(.notAMap(path: Self.path, .otherKind)))
        #expect(try outcome([]) == .failed(.notAMap(path: Self.path, .empty)))
        #expect(try outcome(Array("名前,分野\n".utf8)) == .failed(.notAMap(path: Self.path, .otherKind)))
        var newer = FileHeader(mapID: MapID(Array(0..<16)))
        newer.version = 3
        #expect(try outcome(newer.bytes + whole.bytes) == .failed(.notAMap(path: Self.path, .newerVersion(3))))
        var flagged = FileHeader(mapID: MapID(Array(0..<16)))
        flagged.flags = 4
        #expect(try outcome(flagged.bytes) == .failed(.notAMap(path: Self.path, .newerVersion(1))))
    }

    @Test("verify lists every damaged place and counts the whole transactions before the first")
    func verification() throws {
        let whole = try Sample()
        var bytes = whole.bytes
        let places = [whole.boundaries[2], whole.boundaries[5]]
        for place in places { bytes[place + BlockHeader.byteCount] ^= 0x10 }
        let disk = SimulatedDisk()
        try disk.put(bytes, at: Self.path)
        var collector = Collector()
        let result = try LogVerification.of(Self.path, &collector, in: disk)
        #expect(result.transactions == 1)
        #expect(result.lastGood?.message == "number 0")
        #expect(result.bytes == UInt64(bytes.count))
        #expect(result.damage.map(\.offset) == places.map(UInt64.init))
        #expect(result.damage.map(\.reason) == [.payload, .payload])
        try disk.put(whole.bytes, at: Self.path)
        let sound = try LogVerification.of(Self.path, &collector, in: disk)
        #expect(sound.damage.isEmpty && sound.tail == nil && sound.transactions == 5)
    }

    @Test("a transaction that cannot be decoded is damage, at its first block")
    func contents() throws {
        let whole = try Sample()
        let disk = SimulatedDisk()
        try disk.put(whole.bytes, at: Self.path)
        let session = try LogSession(Self.path, in: disk)
        var collector = Collector()
        collector.poison = whole.data[1]
        let report = DamageReport(offset: UInt64(whole.boundaries[2]), sequence: 3, reason: .contents)
        #expect(throws: LogError.damaged(path: Self.path, report)) { try session.catchUp(&collector) }
        #expect(collector.numbers == [1])
    }
}
