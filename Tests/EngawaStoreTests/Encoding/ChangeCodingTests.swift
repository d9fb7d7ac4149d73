import EngawaGraph
import EngawaLog
import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaStore

@Suite("The data stream of a transaction")
struct ChangeCodingTests {
    @Test("gives every change back as it was")
    func roundTrip() throws {
        let bytes = try ChangeEncoder.encode(everything)
        #expect(try ChangeDecoder.decode(bytes) == everything)
        #expect(try ChangeDecoder.decode(ChangeEncoder.encode(ChangeSet())) == ChangeSet())
    }

    @Test("gives random changes back as they were", arguments: 0..<50)
    func randomRoundTrip(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let changes = ChangeSet((0..<40).map { _ in randomChange(using: &generator) })
        #expect(try ChangeDecoder.decode(ChangeEncoder.encode(changes)) == changes, "seed \(seed)")
    }

    @Test("keeps texts apart that are canonically equivalent, and shares those that are the same bytes")
    func canonicalEquivalence() throws {
        let (composed, decomposed) = ("が", "か\u{3099}")
        let changes = ChangeSet([
            .setAttribute(composed, .string(decomposed)), .setAttribute(decomposed, .string(composed)),
        ])
        let bytes = try ChangeEncoder.encode(changes)
        let decoded = try ChangeDecoder.decode(bytes)
        #expect(decoded == changes)
        #expect(bytes.count == 21)
    }

    @Test("refuses to write what is nested too deep to be read")
    func depth() throws {
        func nested(_ depth: Int) -> Value { (0..<depth).reduce(.null) { value, _ in .list([value]) } }
        let deepest = ChangeSet([.setAttribute("a", nested(ChangeStream.maximumDepth))])
        #expect(try ChangeDecoder.decode(ChangeEncoder.encode(deepest)) == deepest)
        let deeper = ChangeSet([.setAttribute("a", nested(ChangeStream.maximumDepth + 1))])
        #expect(throws: StoreError.valueTooDeep(limit: ChangeStream.maximumDepth)) {
            try ChangeEncoder.encode(deeper)
        }
        let bytes: [UInt8] = [1, 1, ChangeCode.setAttribute, 0, 1, 0x61]
        let lists = [[UInt8]](repeating: [ValueTag.list, 1], count: 20_000).flatMap { $0 }
        #expect(throws: MalformedBytes.self) { try ChangeDecoder.decode(bytes + lists + [ValueTag.null]) }
    }

    @Test("that is cut, or longer than it should be, gives an error")
    func cuts() throws {
        let bytes = try ChangeEncoder.encode(everything)
        for length in 0..<bytes.count {
            #expect(throws: MalformedBytes.self, "cut at \(length)") {
                try ChangeDecoder.decode(Array(bytes[..<length]))
            }
        }
        #expect(throws: MalformedBytes.self) { try ChangeDecoder.decode(bytes + [0]) }
    }

    @Test("that is changed anywhere gives an error or other changes, and never a crash", arguments: 0..<20)
    func mutations(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let bytes = try ChangeEncoder.encode(everything)
        for length in 0..<bytes.count {
            #expect(throws: MalformedBytes.self, "cut at \(length)") {
                try ChangeDecoder.decode(Array(bytes[..<length]))
            }
        }
        #expect(throws: MalformedBytes.self) { try ChangeDecoder.decode(bytes + [0]) }
        for _ in 0..<150 {
            var mutated = bytes
            for _ in 0...Int.random(in: 0...3, using: &generator) {
                let place = Int.random(in: mutated.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: mutated[place] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: mutated[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                case 2: mutated.insert(UInt8.random(in: .min ... .max, using: &generator), at: place)
                default: mutated.remove(at: place)
                }
            }
            // What can be read can be written, gives the same again, and can be tried on a graph.
            guard let changes = try? ChangeDecoder.decode(mutated) else { continue }
            #expect(try ChangeDecoder.decode(ChangeEncoder.encode(changes)) == changes, "seed \(seed)")
            var graph = PropertyGraph()
            try? graph.apply(changes)
        }
    }

    @Test("is shown, byte by byte, in Docs/FileFormat.md")
    func document() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Docs/FileFormat.md")
        let (diner, farm) = (NodeID(rawValue: 1), NodeID(rawValue: 2))
        let supports = RelationshipID(rawValue: 1)
        let encoded = try ChangeEncoder.encode(
            ChangeSet([
                .createNode(diner, labels: ["Ibasho"]),
                .setNodeProperty(diner, key: "name", "みんなの食堂"),
                .createNode(farm, labels: ["Actor"]),
                .createRelationship(supports, type: "SUPPORTS", from: farm, to: diner),
                .setRelationshipProperty(supports, key: "content", ["米"]),
                .setRelationshipProperty(supports, key: "since", .date(CalendarDate(daysSinceEpoch: 19_814))),
            ])
        )
        let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
        let shown = lines.drop { $0 != "```hex changes" }.dropFirst().prefix { $0 != "```" }.flatMap { line in
            (line.split(separator: "|").first ?? "").split(separator: " ").dropFirst()
                .compactMap { UInt8($0, radix: 16) }
        }
        #expect(shown == encoded)
    }

    private func randomChange(using generator: inout SeededGenerator) -> GraphChange {
        let node = NodeID(rawValue: UInt32.random(in: 1 ... .max, using: &generator))
        let other = NodeID(rawValue: UInt32.random(in: 1...50, using: &generator))
        let relationship = RelationshipID(rawValue: UInt32.random(in: 1 ... .max, using: &generator))
        let names = ["", "name", "名前", "é", "e\u{301}", String(repeating: "x", count: 300)]
        let name = names.randomElement(using: &generator) ?? ""
        let value = randomValue(depth: 0, using: &generator)
        return switch Int.random(in: 1...12, using: &generator) {
        case 1: .createNode(node, labels: Array(names.shuffled(using: &generator).prefix(3)))
        case 2: .deleteNode(other)
        case 3: .addLabel(node, name)
        case 4: .removeLabel(other, name)
        case 5: .setNodeProperty(node, key: name, value)
        case 6: .createRelationship(relationship, type: name, from: node, to: other)
        case 7: .deleteRelationship(relationship)
        case 8: .setRelationshipProperty(relationship, key: name, value)
        case 9: .setAttribute(name, value)
        case 10: .createIndex(label: name, key: "k")
        case 11: .createUniqueIndex(label: "l", key: name)
        default: .dropIndex(label: "l", key: name)
        }
    }

    private func randomTemporal(using generator: inout SeededGenerator) -> Value {
        let day = CalendarDate(days: Int64.random(in: CalendarDate.dayNumbers, using: &generator))
        let clock = LocalTime(nanosecondsSinceMidnight: Int64.random(in: 0..<86_400_000_000_000, using: &generator))
        let time = clock ?? .midnight
        let offset = UTCOffset(seconds: Int.random(in: -64_800...64_800, using: &generator)) ?? .zero
        let local = LocalDateTime(day ?? CalendarDate(daysSinceEpoch: 0), time)
        switch Int.random(in: 0...6, using: &generator) {
        case 0: return .date(local.date)
        case 1: return .localTime(time)
        case 2: return .time(OffsetTime(time, offset: offset))
        case 3: return .localDateTime(local)
        case 4: return .dateTime(ZonedDateTime(local, offset: offset))
        case 5: return ZonedDateTime(local, offset: offset, zone: "Asia/Tokyo").map { .dateTime($0) } ?? .null
        default:
            let parts = (0..<3).map { _ in Int64(bitPattern: generator.next()) }
            let nanoseconds = Int64.random(in: 0..<1_000_000_000, using: &generator)
            return CalendarDuration(months: parts[0], days: parts[1], seconds: parts[2], nanoseconds: nanoseconds)
                .map { .duration($0) } ?? .null
        }
    }

    private func randomValue(depth: Int, using generator: inout SeededGenerator) -> Value {
        switch Int.random(in: 0...(depth < 3 ? 9 : 7), using: &generator) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &generator))
        case 2: return .integer(Int64(bitPattern: generator.next()))
        case 3: return .float(Double(bitPattern: generator.next()))
        case 4: return .date(CalendarDate(daysSinceEpoch: Int32(truncatingIfNeeded: generator.next())))
        case 5: return .string(String(repeating: "縁", count: Int.random(in: 0...20, using: &generator)))
        case 6: return .integer(Int64.random(in: -100...100, using: &generator))
        case 7: return randomTemporal(using: &generator)
        case 8:
            return .list(
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                    randomValue(depth: depth + 1, using: &generator)
                }
            )
        default:
            var entries: [String: Value] = [:]
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                entries["k\(Int.random(in: 0...9, using: &generator))"] = randomValue(
                    depth: depth + 1,
                    using: &generator
                )
            }
            return .map(entries)
        }
    }
}
