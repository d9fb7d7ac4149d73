import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("A value")
struct ValueTests {
    @Test("equals what would be stored alike, and nothing else")
    func equality() {
        let different: [Value] = [
            .null, true, false, 0, 1, 0.0, -0.0, 1.0, .float(.nan), "", "1", "が", "か\u{3099}",
            .date(CalendarDate(daysSinceEpoch: 0)), .date(CalendarDate(daysSinceEpoch: 1)), [], [1], [1, 1], [[1], 1],
            [[1, 1]], ["1"], [:], ["a": 1], ["a": 2], ["b": 1], ["a": .null], ["が": 1], ["か\u{3099}": 1],
        ]
        for (row, left) in different.enumerated() {
            for (column, right) in different.enumerated() {
                #expect((left == right) == (row == column), "\(left) and \(right)")
                if row != column { #expect(left.storageHash != right.storageHash, "\(left) and \(right)") }
            }
        }
        #expect(Set(different).count == different.count)
        #expect((["a": 1, "b": [2]] as Value).hashValue == (["b": [2], "a": 1] as Value).hashValue)
    }

    @Test("comes back from a cell as it went in", arguments: [UInt64](1...4))
    func cells(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var pool = ValuePool()
        var column = ValueColumn()
        var model: [Int: Value] = [:]
        var seen = (duration: false, map: false)
        for step in 0..<2000 {
            let (owner, value) = (generator.below(150) * 40, generator.value())
            seen = (seen.duration || value.durationValue != nil, seen.map || value.mapValue != nil)
            column[owner] = pool.cell(for: value)
            model[owner] = value.isNull ? Optional.none : value
            #expect(pool.holds(column[owner], value), "seed \(seed), step \(step)")
            #expect(!pool.holds(column[owner], "something else"), "seed \(seed), step \(step)")
        }
        for owner in 0..<6000 { #expect(pool.value(of: column[owner]) == model[owner, default: .null], "seed \(seed)") }
        #expect(column.count == model.count, "seed \(seed)")
        #expect(seen.duration && seen.map, "seed \(seed)")
    }

    @Test("of any length comes back from a cell, text and list")
    func hugeValues() {
        var pool = ValuePool()
        for length in [BytePool.longestDirect, BytePool.longestDirect + 1] {
            let text = Value.string(String(repeating: "x", count: length))
            for value in [text, [text, 1]] {
                let cell = pool.cell(for: value)
                #expect(pool.value(of: cell) == value)
                #expect(pool.holds(cell, value) && !pool.holds(cell, "x"))
            }
        }
    }

    @Test("tells its parts by kind")
    func parts() {
        #expect((["a", "b"] as Value).stringList == ["a", "b"])
        #expect((["a", 1] as Value).stringList == nil && ([] as Value).stringList == [])
        #expect((1 as Value).integerValue == 1 && (1 as Value).floatValue == nil && (1 as Value).stringValue == nil)
        #expect((1.5 as Value).floatValue == 1.5 && (1.5 as Value).integerValue == nil)
        #expect((true as Value).booleanValue == true && ("x" as Value).booleanValue == nil)
        #expect(Value.date(CalendarDate(daysSinceEpoch: 3)).dateValue?.daysSinceEpoch == 3)
        #expect((["a": 1] as Value).mapValue == ["a": 1] && ([1] as Value).listValue == [1])
        #expect(Value.null.isNull && !(0 as Value).isNull)
        #expect(Value.sortedEntries(["b": 1, "ア": 2, "a": 3, "": 4]).map(\.key) == ["", "a", "b", "ア"])
    }
}

@Suite("A stable hash")
struct StableHashTests {
    @Test("is the same in every process: indexes may outlive one")
    func fixedNumbers() {
        #expect(("田中農園" as Value).storageHash == 0x5C39DEF8C6B25482)
        #expect(Value.null.storageHash == 0x128F788398267CE5)
        #expect(("Engawa" as Value).storageHash == 0x94B3B3A7B823495F)
        #expect((42 as Value).storageHash == 0x443B92F530C585E6)
    }
}
