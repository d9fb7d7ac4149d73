import EngawaTestSupport
import Testing

@testable import EngawaLog

/// What becomes of a map of five transactions when its bytes are changed.
@Suite("Damage")
struct DamageTests {
    private static let path = "map.engawa"

    /// A map with five transactions and all its seals, and the data of the transactions.
    private struct Sample {
        var form: MapForm
        var bytes: [UInt8]
        var data: [[UInt8]] = []
        var list: BlockList

        init(_ form: MapForm = .plain, mapID: MapID = MapID(Array(16..<32))) throws {
            self.form = form
            let disk = SimulatedDisk()
            let transactions = (0..<5).map { sample($0, bytes: $0 == 3 ? 0 : $0 < 2 ? 40 : 60) }
            try form.create(path, mapID: mapID, Array(transactions[..<2]), in: disk)
            let session = try LogSession(path, in: disk)
            for transaction in form.transactions(transactions) {
                if data.count >= 2 { try session.write(transaction) }
                data.append(transaction.data)
            }
            bytes = try #require(disk.contents(path))
            list = try BlockList(bytes)
        }

        var boundaries: [Int] { list.boundaries }
        /// For each transaction the end of its commit block.
        var commits: [Int] { list.ends(.commit) }

        /// Whether a reader may be content although something is wrong at `index`: it begins with a later checkpoint.
        func isUnneeded(_ index: Int, _ use: CheckpointUse, in length: Int? = nil) -> Bool {
            guard use == .begin, let start = list.checkpointStart(before: length ?? bytes.count) else { return false }
            return (FileHeader.byteCount..<start).contains(index)
        }
    }

    private static let uses = [CheckpointUse.none, .begin]

    private func outcome(_ bytes: [UInt8], _ use: CheckpointUse = .begin) throws -> Outcome {
        let disk = SimulatedDisk()
        try disk.put(bytes, at: Self.path)
        return Outcome(reading: Self.path, use, in: disk)
    }

    @Test(
        "a file cut at any byte gives the whole transactions before the cut, and names what is behind them",
        arguments: MapForm.allCases
    )
    func cuts(form: MapForm) throws {
        let whole = try Sample(form)
        // Where a reader may stop: behind a commit, a whole checkpoint, a seal.
        let ends = [.commit, .checkpoint, .seal].flatMap { whole.list.ends($0) }.sorted()
        for use in Self.uses {
            for length in 0..<whole.bytes.count {
                let result = try outcome(Array(whole.bytes.prefix(length)), use)
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
                let end = try #require(ends.last { $0 <= length })
                let tail = length > end ? UnfinishedTail(offset: UInt64(end), bytes: UInt64(length - end)) : nil
                #expect(result == .transactions(Array(whole.data.prefix(count)), tail: tail), "cut at \(length)")
            }
        }
    }

    @Test(
        "every single flipped bit is damage, or unneeded; only in the last seal it is a tail behind all transactions",
        arguments: MapForm.allCases
    )
    func flips(form: MapForm) throws {
        let whole = try Sample(form)
        let seal = whole.bytes.count - form.sealBytes
        let tail = UnfinishedTail(offset: UInt64(seal), bytes: UInt64(form.sealBytes))
        for index in whole.bytes.indices {
            // All bits of one form, for the others one of each byte, in turn.
            for bit in form == .plain ? 0..<8 : index % 8..<index % 8 + 1 {
                var bytes = whole.bytes
                bytes[index] ^= 1 << bit
                for use in form == .plain ? [.none] : Self.uses {
                    let result = try outcome(bytes, use)
                    if index >= seal {
                        #expect(result == .transactions(whole.data, tail: tail), "bit \(bit) of byte \(index)")
                    } else if whole.isUnneeded(index, use) {
                        #expect(result == .transactions(whole.data, tail: nil), "bit \(bit) of byte \(index)")
                    } else {
                        // The reserved bytes of the header are covered by its checksum like all others.
                        #expect(result.isDamage, "bit \(bit) of byte \(index), \(use): \(result)")
                    }
                }
            }
        }
    }

    @Test(
        "without the last seal a flip in the last batch is a reported tail, and in any other batch damage",
        arguments: MapForm.allCases
    )
    func flipsWithoutSeal(form: MapForm) throws {
        let whole = try Sample(form)
        let sealed = Array(whole.bytes.dropLast(form.sealBytes))
        let list = try BlockList(sealed)
        // The seal before it belongs to what the last batch wrote again.
        let last = try #require(list.ends(.seal).last) - form.sealBytes
        for index in FileHeader.byteCount..<sealed.count {
            var bytes = sealed
            bytes[index] ^= 0x40
            for use in Self.uses {
                let result = try outcome(bytes, use)
                if index >= last {
                    guard case .transactions(let data, let tail) = result else {
                        Issue.record("byte \(index), \(use): \(result)")
                        continue
                    }
                    // A checkpoint may be torn behind a transaction that is whole.
                    let count = index < whole.commits[4] ? 4 : 5
                    #expect(data == Array(whole.data.prefix(count)), "byte \(index), \(use)")
                    #expect(tail != nil, "byte \(index), \(use)")
                } else if whole.isUnneeded(index, use, in: last + form.sealBytes) {
                    #expect(result == .transactions(whole.data, tail: nil), "byte \(index), \(use)")
                } else {
                    #expect(result.isDamage, "byte \(index), \(use)")
                }
            }
        }
    }

    @Test("blocks that were swapped, dropped or doubled are damage, or unneeded", arguments: MapForm.allCases)
    func blocks(form: MapForm) throws {
        let whole = try Sample(form)
        let blocks = whole.list.blocks.map { Array(whole.bytes[$0.range]) }
        let header = Array(whole.bytes.prefix(FileHeader.byteCount))
        func expectDamage(_ changed: [[UInt8]], _ what: String, upTo touched: Int? = nil) throws {
            for use in Self.uses {
                let result = try outcome(header + changed.joined(), use)
                if let touched, whole.isUnneeded(whole.list.blocks[touched].range.upperBound - 1, use) {
                    #expect(result == .transactions(whole.data, tail: nil), "\(what), \(use)")
                } else {
                    #expect(result.isDamage, "\(what), \(use): \(result)")
                }
            }
        }
        for first in blocks.indices {
            for second in blocks.indices where first < second {
                var changed = blocks
                changed.swapAt(first, second)
                try expectDamage(changed, "swapped \(first) and \(second)", upTo: second)
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

    @Test(
        "blocks that were zeroed, emptied of sense or taken from another map are damage, or unneeded",
        arguments: MapForm.allCases
    )
    func foreignBlocks(form: MapForm) throws {
        let whole = try Sample(form)
        let foreign = try Sample(form, mapID: MapID(Array(32..<48))).bytes
        #expect(foreign.count == whole.bytes.count)
        for block in whole.list.blocks.dropLast() {
            var zeroed = whole.bytes
            zeroed.replaceSubrange(block.range, with: repeatElement(0, count: block.range.count))
            var exchanged = whole.bytes
            exchanged.replaceSubrange(block.range, with: foreign[block.range])
            for (bytes, what) in [(zeroed, "zeroed"), (exchanged, "foreign")] {
                for use in Self.uses {
                    let result = try outcome(bytes, use)
                    if whole.isUnneeded(block.range.lowerBound, use) {
                        #expect(result == .transactions(whole.data, tail: nil), "\(what) at \(block.range)")
                    } else {
                        #expect(result.isDamage, "\(what) at \(block.range), \(use)")
                    }
                }
            }
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
        let sealed = Array(whole.bytes.prefix(whole.commits[1] + whole.form.sealBytes))
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
        #expect(bytes.count == FileHeader.byteCount + MapForm.plain.sealBytes)
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
        newer.version = 4
        #expect(try outcome(newer.bytes + whole.bytes) == .failed(.notAMap(path: Self.path, .newerVersion(4))))
        var flagged = FileHeader(mapID: MapID(Array(0..<16)))
        flagged.flags = 4
        #expect(try outcome(flagged.bytes) == .failed(.notAMap(path: Self.path, .newerVersion(3))))
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
