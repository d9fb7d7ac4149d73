import EngawaGraph
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

/// A map whose gaps tests ask for.
struct GapMap {
    var map = TestMap()

    /// A map of sheets.
    init(_ sheets: String...) throws {
        for sheet in sheets {
            let report = try map.take(sheet).report
            #expect(report.errors.isEmpty, "\(report.errors)")
        }
    }

    /// The gaps of an ibasho, or of the whole map.
    func gaps(
        of ibasho: String? = nil,
        _ edition: Edition = .meeting,
        on day: String = "2026-11-29",
        withAnswered: Bool = false
    ) throws -> [Gap] {
        let day = try #require(SheetDate(storedText: day))
        let search = GapSearch(map.map, GapRequest(edition: edition, day: day, withAnswered: withAnswered))
        guard let ibasho else { return search.gaps() }
        return search.gaps(of: try map.map.ibasho(named: ibasho))
    }

    /// The gaps of one kind.
    func gaps(
        _ kind: GapKind,
        of ibasho: String? = nil,
        _ edition: Edition = .meeting,
        on day: String = "2026-11-29"
    ) throws -> [Gap] {
        try gaps(of: ibasho, edition, on: day).filter { $0.kind == kind }
    }

    /// Keeps an answer to a gap.
    mutating func answer(_ gap: Gap, _ word: GapAnswer.Word) throws {
        var draft = GraphDraft(map.graph)
        try GapAnswer(word, on: try #require(SheetDate(storedText: "2026-11-29"))).keep(for: gap, in: &draft)
        map.graph = draft.graph
    }
}

extension Gap {
    /// Everything of it that people read.
    var text: String {
        var parts = [why.ja, why.en, ibashoName ?? ""]
        for item in evidence.items {
            switch item.value {
            case .text(let text): parts.append(text)
            case .texts(let texts): parts += texts
            case .date(let date): parts.append(date.text)
            case .count: break
            }
        }
        for candidate in candidates {
            parts += [candidate.name, candidate.why.ja, candidate.why.en] + candidate.introduction
        }
        return parts.joined(separator: "\n")
    }
}
