import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("Templates of sheets")
struct SheetTemplateTests {
    private func words(_ column: SheetColumn, of kind: SheetKind) throws -> [Message] {
        let header = try #require(kind.headers.first { $0.column == column })
        let found = try #require(SheetTemplate(kind).columns.first { $0.header.en == header.english })
        switch found.answer {
        case .one(let words), .several(let words): return words
        case .text, .paragraph: return []
        }
    }

    @Test("have every column of their kind, in its order, and say what goes into each", arguments: SheetKind.allCases)
    func columns(kind: SheetKind) {
        let template = SheetTemplate(kind)
        #expect(template.columns.map(\.header.ja) == kind.headers.map(\.japanese))
        #expect(template.columns.map(\.header.en) == kind.headers.map(\.english))
        #expect(template.columns.map(\.isRequired) == kind.headers.map(\.isRequired))
        for column in template.columns {
            #expect(!column.hint.ja.isEmpty && !column.hint.en.isEmpty, "\(column.header.ja)")
        }
    }

    @Test("offer words that the import reads back as the same code, in both languages")
    func words() throws {
        for (strength, word) in zip(Strength.allCases, try words(.strength, of: .ties)) {
            #expect(Strength(cell: word.ja) == strength && Strength(cell: word.en) == strength)
        }
        for (flow, word) in zip(Flow.allCases, try words(.flow, of: .ties)) {
            #expect(Flow(cell: word.ja) == flow && Flow(cell: word.en) == flow)
        }
        for (consent, word) in zip(Consent.allCases, try words(.consent, of: .actors)) {
            #expect(Consent(cell: word.ja) == consent && Consent(cell: word.en) == consent)
        }
        for (mode, word) in zip(Mode.allCases, try words(.mode, of: .ibasho)) {
            #expect(Mode(cell: word.ja) == mode && Mode(cell: word.en) == mode)
        }
        for (relation, word) in zip(Relation.allCases, try words(.relation, of: .links)) {
            #expect(Relation(cell: word.ja) == relation && Relation(cell: word.en) == relation, "\(word.en)")
        }
        for (content, word) in zip(ContentClass.allCases, try words(.content, of: .ties)) {
            #expect(ContentClass.recognise(word.ja) == content, "\(word.ja)")
            #expect(ContentClass.recognise(word.en) == content, "\(word.en)")
        }
        #expect(try words(.kind, of: .ties).map(\.ja) == KindClass.allCases.map(\.name.ja))
    }

    @Test("offer the fields, bands and ibasho of a map; the name of an ibasho is written where there is none to choose")
    func ofMap() throws {
        let axes = Axes(
            fields: [AxisEntry(name: "食", english: "Food")],
            bands: [Axes.Band(entry: AxisEntry(name: "町"), levels: [.municipality])]
        )
        let template = SheetTemplate(.ties, axes: axes, ibasho: ["食堂"])
        #expect(template.columns[0].answer == .one([Message(same: "食堂")]))
        #expect(template.columns.contains { $0.answer == .several([Message(ja: "食", en: "Food")]) })
        #expect(template.columns.contains { $0.answer == .one([Message(ja: "町", en: "町")]) })
        #expect(SheetTemplate(.ties).columns[0].answer == .text)
        #expect(SheetTemplate(.ibasho, ibasho: ["食堂"]).columns[0].answer == .text)
    }
}
