import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Testing

@testable import EngawaStore

@Suite("A batch of creations in the data stream")
struct BatchCodingTests {
    /// A batch over a graph of three nodes, with columns of few and of many values, and values of all kinds.
    static func sample(seed: UInt64, size: Int = 700) -> (before: PropertyGraph, batch: CreationBatch) {
        var generator = SeededGenerator(seed: seed)
        var draft = GraphDraft(PropertyGraph())
        for _ in 0..<3 { draft.createNode(labels: ["Place"]) }
        var batch = draft.beginBatch()
        let sets = [["Actor"], ["Actor", "Person"], [], ["Ibasho"]].map { batch.labelSet($0) }
        let types = ["SUPPORTS", "KNOWS"].map { batch.type($0) }
        let (name, kind, since, empty) = (batch.key("name"), batch.key("種別"), batch.key("since"), batch.key("none"))
        _ = empty
        let kinds = ["農家", "NPO", "", "か\u{3099}", "が"].map { batch.value(.string($0)) }
        let others: [CreationBatch.ValueIndex] = [
            batch.value(["米", "野菜"]), batch.value(.map(["a": ["b", .null]])), batch.value(true), batch.value(1.5),
            batch.value(.date(CalendarDate(daysSinceEpoch: 19_814))), batch.value(-7),
        ]
        let days = (0..<300).map { batch.value(.date(CalendarDate(daysSinceEpoch: Int32($0)))) }
        for number in 0..<size {
            batch.createNode(labels: sets[Int(generator.next() % 4)])
            batch.set(batch.value(.string("名前\(number)")), for: name)
            if generator.next() % 3 > 0 { batch.set(kinds[Int(generator.next() % 5)], for: kind) }
        }
        for _ in 0..<size * 2 {
            let start = NodeID(rawValue: 1 + UInt32(generator.next() % UInt64(size + 3)))
            let end = NodeID(rawValue: 1 + UInt32(generator.next() % UInt64(size + 3)))
            batch.createRelationship(types[Int(generator.next() % 2)], from: start, to: end)
            if generator.next() % 2 == 0 { batch.set(days[Int(generator.next() % 300)], for: since) }
            if generator.next() % 4 == 0 { batch.set(others[Int(generator.next() % 6)], for: kind) }
        }
        return (draft.graph, batch)
    }

    static func changes(_ batch: CreationBatch) -> ChangeSet {
        var changes = ChangeSet([.setAttribute("before", true)])
        changes.append(.creation(batch))
        changes.append(.addLabel(batch.firstNode, "After"))
        return changes
    }

    @Test("gives everything back as it was", arguments: 0..<8)
    func roundTrip(seed: UInt64) throws {
        for size in [0, 1, 2, 40, 700] {
            let batch = Self.sample(seed: seed, size: size).batch
            if batch.isEmpty { continue }
            let bytes = try ChangeEncoder.encode(Self.changes(batch))
            #expect(bytes.first == 2)
            #expect(try ChangeDecoder.decode(bytes) == Self.changes(batch), "seed \(seed), size \(size)")
        }
    }

    @Test("makes the same graph as the single changes that version 1 writes, in fewer bytes")
    func versionOne() throws {
        let (before, batch) = Self.sample(seed: 1)
        let changes = Self.changes(batch)
        let (new, old) = (try ChangeEncoder.encode(changes), try ChangeEncoder.encode(changes, upTo: 1))
        #expect(old.first == 1)
        #expect(new.count < old.count, "\(new.count) and \(old.count) bytes")
        var (one, other) = (before, before)
        try Replay.apply(new, to: &one)
        try Replay.apply(old, to: &other)
        let difference = ChangeSet(makingAnew: one)
        #expect(difference == ChangeSet(makingAnew: other))
        #expect(one.checkInvariants() == [])
        #expect(try ChangeDecoder.decode(old).counts == changes.counts)
    }

    @Test("is not known under version 1")
    func unknown() throws {
        var bytes = try ChangeEncoder.encode(Self.changes(Self.sample(seed: 2, size: 3).batch))
        bytes[0] = 1
        #expect(throws: MalformedBytes.self) { try ChangeDecoder.decode(bytes) }
    }

    @Test("that is cut gives an error")
    func cuts() throws {
        let bytes = try ChangeEncoder.encode(Self.changes(Self.sample(seed: 3, size: 12).batch))
        for length in 0..<bytes.count {
            #expect(throws: MalformedBytes.self, "cut at \(length)") {
                try ChangeDecoder.decode(Array(bytes[..<length]))
            }
        }
    }

    @Test("that is changed anywhere gives an error or another batch, and never a crash", arguments: 0..<20)
    func mutations(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (before, batch) = Self.sample(seed: seed, size: 20)
        let bytes = try ChangeEncoder.encode(Self.changes(batch))
        for _ in 0..<300 {
            var mutated = bytes
            for _ in 0...Int.random(in: 0...2, using: &generator) {
                let place = Int.random(in: mutated.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: mutated[place] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: mutated[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                case 2: mutated.insert(UInt8.random(in: .min ... .max, using: &generator), at: place)
                default: mutated.remove(at: place)
                }
            }
            guard let changes = try? ChangeDecoder.decode(mutated) else { continue }
            #expect(try ChangeDecoder.decode(ChangeEncoder.encode(changes)) == changes, "seed \(seed)")
            var graph = before
            if (try? graph.apply(changes)) != nil { #expect(graph.checkInvariants() == [], "seed \(seed)") }
        }
    }
}
