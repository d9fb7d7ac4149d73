import EngawaGraph
import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("Editing one of several ties to an ibasho")
struct EntryEditTieTests {
    private func farm(_ rows: String = "X,農園,農家,米,2020\nX,農園,農家,卵,2023\n") throws -> TestMap {
        var map = TestMap()
        let (report, _) = try map.take("居場所,名前,種別,内容,開始\n" + rows)
        #expect(report.errors.isEmpty)
        return map
    }

    private func began(_ date: String) throws -> EntryEdit.Beginning { .date(try SheetDate(parsing: date)) }

    private static let rice = TieSummary(ibasho: "X", since: .string("2020"), contents: ["米"])
    private static let eggs = TieSummary(ibasho: "X", since: .string("2023"), contents: ["卵"])

    @Test("where several go on, none is changed until one is chosen, also with the ibasho named")
    func several() throws {
        var map = try farm()
        let refusal = EntryEditError.severalTiesToOne(name: "農園", ibasho: "X", ties: [Self.rice, Self.eggs])
        #expect(try map.refusal("農園", "強さ=強い") == refusal)
        #expect(try map.refusal("農園", "備考=昼", ibasho: "X") == refusal)
        // What belongs to the actor needs no tie.
        #expect(try map.edit("農園", "連絡先=090", ibasho: "X").change.changes.map(\.ibasho) == [nil])
        #expect(try map.edit("農園", "備考=夜").change.changes.map(\.isOneOfSeveral) == [false])
    }

    @Test("one is chosen by its beginning in any form, and the change tells which it was")
    func chosen() throws {
        var map = try farm("X,農園,農家,米,2020-04\nX,農園,農家,卵,2023\n")
        for (date, since, strength) in [("令和2年4月", "2020-04", "強い"), ("2020", "2020-04", "弱い"), ("2023", "2023", "普通")]
        {
            let (change, _) = try map.edit("農園", "強さ=\(strength)", beginning: try began(date))
            #expect(change.changes.map(\.since) == [.string(since)] && change.notes.isEmpty, "\(date)")
            #expect(change.changes.map(\.isOneOfSeveral) == [true])
        }
        #expect(map.ties.map { $0["strength"] } == ["weak", "normal"])
        // A column that both have is the tie's then.
        #expect(try map.edit("農園", "備考=昼", beginning: try began("2023")).change.changes.map(\.ibasho) == ["X"])
        let summaries = [TieSummary(ibasho: "X", since: .string("2020-04"), contents: ["米"]), Self.eggs]
        for beginning in [try began("2019"), .unknown] {
            #expect(
                try map.refusal("農園", "連絡先=1", beginning: beginning)
                    == .noTieOfBeginning(name: "農園", ties: summaries)
            )
        }
    }

    @Test("an ended tie can be chosen too, and a beginning may tell the ibasho")
    func endedAndElsewhere() throws {
        var map = TestMap()
        try map.take("居場所,名前,内容,開始,終了\nX,農園,米,2010,2015\nX,農園,卵,2018,\nY,農園,茶,2016,\n")
        let ended = try map.edit("農園", "終了理由=休業", ibasho: "X", beginning: try began("2010")).change
        #expect(ended.changes.map(\.since) == [.string("2010")])
        let other = try map.edit("農園", "強さ=強い", beginning: try began("2016")).change
        #expect(other.changes.map(\.ibasho) == ["Y"] && other.changes.map(\.isOneOfSeveral) == [false])
        guard case .severalTies = try map.refusal("農園", "強さ=強い") else {
            Issue.record("it was told whose tie")
            return
        }
    }

    @Test("a tie without a beginning is chosen as such, and may get one")
    func unknown() throws {
        var map = try farm()
        let type = try #require(map.graph.type("SUPPORTS"))
        let first = try #require(map.graph.relationships.first { map.graph.type(of: $0) == type })
        var draft = GraphDraft(map.graph)
        try draft.set(.null, for: "since", of: first)
        map.graph = draft.graph
        let change = try map.edit("農園", "開始=2021", beginning: .unknown).change
        #expect(change.changes.map(\.since) == [.null] && map.ties.map { $0["since"] } == ["2021", "2023"])
    }

    @Test("a beginning that another tie has, in any form, is refused and names it; none is none to tell them apart")
    func taken() throws {
        var map = try farm()
        for date in ["2020", "2020年4月1日", "令和2年"] {
            let stored = try SheetDate(parsing: date).text
            #expect(
                try map.refusal("農園", "開始=\(date)", beginning: try began("2023"))
                    == .beginningTaken(stored, ibasho: "X", by: Self.rice)
            )
        }
        #expect(
            try map.refusal("農園", "開始=", beginning: try began("2020"))
                == .beginningNeeded(ibasho: "X", others: [Self.eggs])
        )
        #expect(try map.edit("農園", "開始=2023", beginning: try began("2023")).change.changes.isEmpty)
        try map.edit("農園", "開始=2021", beginning: try began("2023"))
        // Its row, written so, is the same tie.
        let (_, changes) = try map.take("居場所,名前,種別,内容,開始\nX,農園,農家,米,2020\nX,農園,農家,卵,2021\n")
        #expect(changes.isEmpty && map.links("SUPPORTS").count == 2)
    }

    @Test("a last contact that lies ahead is taken and remarked")
    func contactAhead() throws {
        var map = try farm("X,農園,農家,米,2020\n")
        let ahead = try map.edit("農園", "最終接触=2099-01-01").change
        let (day, today) = (try SheetDate(parsing: "2099-01-01"), try SheetDate(parsing: "2026-01-15"))
        #expect(ahead.notes == [.contactAhead(day, today: today)] && ahead.changes.count == 1)
        #expect(try map.edit("農園", "最終接触=2026-01-15").change.notes.isEmpty)
        // The year is not over: it may have been.
        #expect(try map.edit("農園", "最終接触=2026").change.notes.isEmpty)
    }
}
