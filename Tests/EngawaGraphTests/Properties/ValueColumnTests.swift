import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("A column of values")
struct ValueColumnTests {
    private func integer(_ number: Int) -> Cell { Cell(tag: Tag.smallInteger, payload: UInt64(number)) }

    @Test("holds what a dictionary holds, through numbering anew", arguments: [UInt64](1...3))
    func model(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var column = ValueColumn()
        var model: [Int: Cell] = [:]
        var snapshots: [(ValueColumn, [Int: Cell])] = []
        var numberings = 0
        for step in 0..<40_000 {
            let owner = generator.below(40) * 300 + generator.below(8)
            let cell = generator.below(10) == 0 ? Cell.absent : integer(generator.below(seed == 1 ? 50 : 1_000_000))
            let size = column.dictionary.count
            column[owner] = cell
            if column.dictionary.count < size { numberings += 1 }
            model[owner] = cell == .absent ? Optional.none : cell
            if step % 9000 == 0 { snapshots.append((column, model)) }
        }
        snapshots.append((column, model))
        #expect(seed == 1 || numberings > 1, "seed \(seed)")
        for (column, model) in snapshots {
            #expect(column.count == model.count, "seed \(seed)")
            for owner in 0..<13_000 where column[owner] != model[owner, default: .absent] {
                Issue.record("seed \(seed), owner \(owner)")
            }
        }
    }

    @Test("costs a byte per owner where values are few, and two where they are some thousand")
    func size() {
        for (distinct, perOwner) in [(1, 1.2), (200, 1.2), (7300, 3.6)] {
            var column = ValueColumn()
            for owner in 0..<100_000 { column[owner] = integer(owner * 7919 % distinct) }
            #expect(column.dictionary.count == distinct)
            #expect(Double(column.byteCount) < perOwner * 100_000, "\(distinct) values")
        }
    }

    @Test("does not grow by values that change all the time")
    func changingValues() {
        var column = ValueColumn()
        for number in 0..<100_000 { column[number % 3] = integer(number) }
        #expect(column.dictionary.count <= 2 * 3 + ValueColumn.slack)
        #expect((0..<3).map { column[$0] } == [99_999, 99_997, 99_998].map { integer($0) })
        for owner in 0..<3 { column[owner] = .absent }
        #expect(column.count == 0 && !column.hasValue(0))
    }

    @Test("finds values that repeat, however many there were before")
    func repetition() {
        var column = ValueColumn()
        for round in 0..<3 {
            for number in 0..<16_384 { column[round * 16_384 + number] = integer(number) }
        }
        #expect(column.dictionary.count == 16_384 && !column.dictionary.mayRepeat)
        // Beyond that they may stand there twice, until they are numbered anew.
        for owner in 0..<10 { column[60_000 + owner] = integer(1_000_000) }
        #expect(column.dictionary.count == 16_394 && column.dictionary.mayRepeat)
        let before = column
        column.numberAnew()
        #expect(column.dictionary.count == 16_385 && column.count == before.count)
        for owner in 0..<60_010 where column[owner] != before[owner] { Issue.record("owner \(owner)") }
        #expect(column.copiedBytes > before.copiedBytes)
    }

    @Test("numbers anew what is used, in the order of owners, in as few bytes as it needs")
    func numbering() {
        var column = ValueColumn()
        for number in 0..<70_000 { column[number] = integer(number) }
        for owner in 0..<69_000 { column[owner] = .absent }
        column[3] = integer(69_999)
        column.numberAnew()
        #expect(column.dictionary.count == 1000 && column.dictionary[1] == integer(69_999))
        var widths: [Int] = []
        column.codes.forEachChunk { widths.append($1.width) }
        #expect(widths == [1, 1, 2, 2], "empty chunks are gone")
        #expect(column[3] == integer(69_999) && column[69_000] == integer(69_000) && column[5] == .absent)
    }

    @Test("is filled from a batch as by setting each value", arguments: [UInt64](1...3))
    func filling(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var (filled, single) = (PropertyTable(), PropertyTable())
        var (pool, other) = (ValuePool(), ValuePool())
        let key = KeyToken(rawValue: 2)
        var first = 1
        for _ in 0..<3 {
            var dictionary = BatchDictionary()
            var values: [Value] = []
            for number in 0..<600 {
                var value = generator.value()
                if value.isNull, number > 9 { value = .string("a text of its own, \(number)") }
                values.append(value)
                _ = dictionary.append(value)
            }
            var column = CreationBatch.Column()
            let gaps = [1, 3, 700][generator.below(3)]
            var owner = 0
            for _ in 0..<1500 {
                column.owners.append(UInt32(owner))
                column.values.append(UInt32(generator.below(generator.below(2) == 0 ? 5 : 600)))
                owner += 1 + generator.below(gaps)
            }
            var cells = pool.cells(of: dictionary)
            // Twice, so that what is noted for one column does not reach into the next.
            filled.fill(key, from: first, column, &cells)
            filled.fill(KeyToken(rawValue: 5), from: first, column, &cells)
            for (owner, value) in zip(column.owners, column.values) {
                single.set(other.cell(for: values[Int(value)]), key, first + Int(owner))
            }
            first += owner
        }
        #expect(filled.problems(pool) == [] && single.problems(other) == [], "seed \(seed)")
        #expect(filled.count(key) == single.count(key) && filled.keyCount == 6)
        for owner in 0..<first {
            let expected = other.value(of: single[key, owner])
            guard
                pool.value(of: filled[key, owner]) != expected
                    || pool.value(of: filled[KeyToken(rawValue: 5), owner]) != expected
            else { continue }
            Issue.record("seed \(seed), owner \(owner)")
        }
    }
}
