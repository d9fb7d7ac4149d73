import Testing

@testable import EngawaEcomap

@Suite("The tables of an import")
struct ImportTableTests {
    @Test("a text gets one number, and comes out as it went in")
    func texts() {
        var table = TextTable()
        let words = (0..<5000).map { "語\($0 % 3000)" } + ["", "12345678", "123456789", "か\u{3099}", "が"]
        let ids = words.map { table.intern($0) }
        #expect(table.count == 3005)
        for (word, id) in zip(words, ids) {
            #expect(Array(table.string(id).utf8) == Array(word.utf8))
        }
        #expect(ids[0] == ids[3000] && ids[0] != ids[1])
    }

    @Test("equal lists have one number; a union keeps the order and adds what is new")
    func lists() {
        var (texts, lists) = (TextTable(), ListTable())
        let ids = ["a", "b", "c"].map { texts.intern($0) }
        let one = lists.intern([ids[0], ids[1]])
        #expect(lists.intern([ids[0], ids[1]]) == one && lists.intern([ids[1], ids[0]]) != one)
        #expect(lists.intern([]) == .empty)
        let more = lists.intern([ids[2], ids[0]])
        let both = lists.union(one, more)
        #expect(lists[both] == [ids[0], ids[1], ids[2]])
        #expect(lists.union(one, .empty) == one && lists.union(.empty, one) == one)
        #expect(lists.union(one, lists.intern([ids[1]])) == one)
    }

    @Test("runs of properties grow, move and stay apart")
    func runs() {
        var runs = PropertyRuns()
        var (one, two) = (PropertyRun(), PropertyRun())
        func number(_ number: Int32) -> StagedValue { StagedValue(kind: .integer, payload: number) }
        #expect(runs.set(number(1), for: .name, of: &one))
        #expect(runs.set(number(2), for: .name, of: &two))
        #expect(runs.set(number(3), for: .note, of: &one))
        #expect(!runs.set(number(3), for: .note, of: &one))
        #expect(runs[.name, one] == number(1) && runs[.note, one] == number(3))
        #expect(runs[.name, two] == number(2) && runs[.note, two].isNone)
        let before = runs.copy(one)
        #expect(!runs.isChanged(one, from: before))
        runs.set(number(4), for: .note, of: &one)
        #expect(runs.isChanged(one, from: before) && runs[.note, before] == number(3))
        runs.set(number(3), for: .note, of: &one)
        #expect(!runs.isChanged(one, from: before))
    }

    @Test("relationships are found by type and ends; to know somebody, by either order of ends")
    func relations() {
        var relations = StagedRelations()
        for number in 0..<Int32(500) {
            for type in [RelationType.supports, .knows] {
                let (from, to) = (NodeIndex(rawValue: number), NodeIndex(rawValue: (number * 7 + 1) % 500))
                _ = relations.append(StagedRelation(type: type, isLoaded: true, from: from, to: to))
            }
        }
        let (left, right) = (NodeIndex(rawValue: 3), NodeIndex(rawValue: 22))
        let supports = relations.first(.supports, left, right)
        #expect(supports == 6)
        #expect(relations.first(.supports, right, left) == -1)
        #expect(relations.first(.knows, left, right) == 7 && relations.first(.knows, right, left) == 7)
        #expect(relations.append(StagedRelation(type: .supports, isLoaded: true, from: left, to: right)) == 1000)
        #expect(relations[6].next == 1000 && relations.first(.supports, left, right) == 6)
    }
}
