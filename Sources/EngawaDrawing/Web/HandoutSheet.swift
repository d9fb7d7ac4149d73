import EngawaEcomap
import EngawaText

/// Writes the second sheet of a handout, and what of the index has no room on it.
struct HandoutSheet {
    let handout: Handout
    let title: String

    /// So many changes of each sort are named; the rest is counted.
    private static let mostChanges = 8
    private var language: Language { handout.language }

    func write(to page: inout HTMLMarkup) {
        let index = HandoutIndex(handout.ecomap)
        page.open("section", ("class", "sheet facts"))
        head(&page)
        page.open("div", ("class", "blocks"))
        page.open("div", ("class", "index w\(index.setting.width) c\(index.setting.columns) f\(index.setting.font)"))
        page.element("h2", text: HandoutWords.index[language])
        names(&page, index.entries.prefix(index.count))
        page.closeLine("div")
        page.open("div", ("class", "rest"))
        page.open("div", ("class", "pair"))
        page.open("div", ("class", "side"))
        matrix(&page)
        figures(&page)
        page.closeLine("div")
        page.open("div", ("class", "side"))
        gaps(&page)
        changes(&page)
        page.closeLine("div")
        page.closeLine("div")
        page.open("div", ("class", "room"))
        page.element("h2", text: HandoutWords.room[language])
        for _ in 0..<24 { page.element("div", ("class", "line"), text: "") }
        page.closeLine("div")
        page.closeLine("div")
        page.closeLine("div")
        page.closeLine("section")
        more(&page, index)
    }

    private func head(_ page: inout HTMLMarkup) {
        page.open("header")
        page.open("h1")
        page.name(title)
        page.closeLine("h1")
        let facts = TitleText.facts(handout.ecomap, language: language, isBlank: false)
        page.element("p", text: facts.joined(separator: language == .ja ? "　" : " · "))
        page.element("p", ("class", "badge"), text: Words.edition(handout.ecomap.edition)[language])
        page.closeLine("header")
    }

    private func names(_ page: inout HTMLMarkup, _ entries: ArraySlice<HandoutIndex.Entry>) {
        page.open("ul")
        for entry in entries {
            page.open("li")
            page.name(entry.name)
            if !entry.number.isEmpty {
                page.open("span", ("class", "no"))
                page.write(entry.number)
                page.close("span")
            }
            page.open("span", ("class", "cell"))
            page.write(entry.cell)
            page.close("span")
            page.closeLine("li")
        }
        page.closeLine("ul")
    }

    /// The names that have no room on the second sheet.
    private func more(_ page: inout HTMLMarkup, _ index: HandoutIndex) {
        let rest = index.entries.dropFirst(index.count)
        guard !rest.isEmpty else { return }
        page.open("section", ("class", "more-names f70"))
        page.element("h2", text: HandoutWords.more[language])
        names(&page, rest)
        page.closeLine("section")
    }

    private func matrix(_ page: inout HTMLMarkup) {
        let table = handout.matrix
        let hasNoField = table.withoutField.contains { $0 > 0 } || table.withoutBoth > 0
        let hasNoBand = table.withoutBand.contains { $0 > 0 } || table.withoutBoth > 0
        page.element("h2", text: HandoutWords.matrix[language])
        // With many fields only those that are used have room.
        let columns = table.fields.indices.filter { field in
            table.fields.count <= 10 || table.withoutBand[field] > 0 || table.counts.contains { $0[field] > 0 }
        }
        page.open("table", ("class", "matrix"))
        page.open("tr")
        page.element("td", text: "")
        for place in columns { column(&page, HandoutIndex.letter(place), table.fields[place].name(in: language)) }
        if hasNoField { column(&page, "–", PageWords.noField[language]) }
        page.closeLine("tr")
        var rows: [(sign: String, name: String, counts: [Int])] = table.bands.indices.reversed().map { band in
            let counts = columns.map { table.counts[band][$0] } + (hasNoField ? [table.withoutField[band]] : [])
            return (String(band + 1), table.bands[band].name(in: language), counts)
        }
        if hasNoBand {
            let counts = columns.map { table.withoutBand[$0] } + (hasNoField ? [table.withoutBoth] : [])
            rows.append(("–", PageWords.noBand[language], counts))
        }
        for row in rows {
            page.open("tr")
            page.open("th", ("scope", "row"))
            sign(&page, row.sign)
            page.name(row.name)
            page.close("th")
            for count in row.counts { page.element("td", text: count == 0 ? "" : String(count)) }
            page.closeLine("tr")
        }
        page.closeLine("table")
    }

    private func column(_ page: inout HTMLMarkup, _ letter: String, _ name: String) {
        page.open("th", ("scope", "col"))
        sign(&page, letter)
        page.open("span", ("class", "upright"))
        page.name(name)
        page.close("span")
        page.closeLine("th")
    }

    /// The sign of a column or row before its name, and a space, so that whoever hears or copies both has two words.
    private func sign(_ page: inout HTMLMarkup, _ sign: String) {
        page.open("span", ("class", "cell"))
        page.write(sign)
        page.close("span")
        page.write(" ")
    }

    private func figures(_ page: inout HTMLMarkup) {
        page.element("h2", text: HandoutWords.figures[language])
        page.open("dl", ("class", "figures"))
        for figure in handout.figures {
            page.open("div")
            page.element("dt", text: figure.name)
            page.element("dd", text: figure.value)
            page.closeLine("div")
        }
        page.closeLine("dl")
    }

    private func gaps(_ page: inout HTMLMarkup) {
        page.element("h2", text: HandoutWords.gaps[language])
        guard !handout.gaps.isEmpty else {
            page.element("p", text: HandoutWords.noGaps[language])
            return
        }
        page.open("ol", ("class", "gaps"))
        for gap in handout.gaps {
            page.open("li")
            page.open("b")
            page.write(gap.kind)
            page.close("b")
            page.write(language == .ja ? "　" : ": ")
            page.name(gap.why)
            if !gap.candidates.isEmpty {
                page.open("div", ("class", "who"))
                page.write(HandoutWords.couldHelp[language])
                page.name(gap.candidates.joined(separator: language == .ja ? "、" : ", "))
                page.close("div")
            }
            page.closeLine("li")
        }
        page.closeLine("ol")
        page.element("p", ("class", "hint"), text: HandoutWords.gapsHint[language])
    }

    private func changes(_ page: inout HTMLMarkup) {
        let changes = handout.changes
        page.element("h2", text: HandoutWords.changes(since: changes.since)[language])
        page.open("dl", ("class", "changes"))
        list(&page, HandoutWords.begun[language], changes.begun)
        list(&page, HandoutWords.ended[language], changes.ended)
        page.closeLine("dl")
        if changes.undecided > 0 {
            page.element("p", ("class", "hint"), text: HandoutWords.undecided(changes.undecided)[language])
        }
    }

    private func list(_ page: inout HTMLMarkup, _ name: String, _ changes: [EcomapChanges.Change]) {
        page.element("dt", text: "\(name) \(changes.count)")
        page.open("dd")
        let join = language == .ja ? "、" : ", "
        let brackets = language == .ja ? ("（", "）") : (" (", ")")
        for (place, change) in changes.prefix(Self.mostChanges).enumerated() {
            if place > 0 { page.write(join) }
            page.name(change.name)
            page.write(brackets.0 + PageWords.date(change.date)[language] + brackets.1)
        }
        if changes.isEmpty { page.write(HandoutWords.none[language]) }
        let rest = changes.count - Self.mostChanges
        if rest > 0 { page.write(join + HandoutWords.others(rest)[language]) }
        page.closeLine("dd")
    }
}
