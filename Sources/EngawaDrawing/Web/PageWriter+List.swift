import EngawaEcomap
import EngawaText

extension PageWriter {
    /// The list of everybody, for screen readers and for paper; of several ibasho they come first.
    func list(_ page: inout HTMLMarkup) {
        page.open("section", ("id", "page-list"), ("aria-labelledby", "page-list-title"), ("tabindex", "-1"))
        page.element("h2", ("id", "page-list-title"), text: PageWords.list[language])
        page.open("p", ("class", "on-paper"))
        page.name(title)
        page.element("span", ("class", "badge"), text: edition)
        page.write(facts.joined(separator: language == .ja ? "　" : " · "))
        page.element("span", ("id", "page-count-paper"), text: "")
        page.closeLine("p")
        page.open("table")
        page.open("thead")
        page.open("tr")
        for title in [PageWords.name, PageWords.place, PageWords.ties] {
            page.element("th", ("scope", "col"), text: title[language])
        }
        page.close("tr")
        page.closeLine("thead")
        page.open("tbody")
        if model.hubs.count > 1 { hubs(&page) }
        for actor in model.actors {
            row(&page, actor.key, actor.name, actor.summary, actor.ties.map(line))
        }
        page.closeLine("tbody")
        page.closeLine("table")
        page.closeLine("section")
    }

    /// The ibasho, with how many support each.
    private func hubs(_ page: inout HTMLMarkup) {
        var counts: [String: Int] = [:]
        for actor in model.actors {
            for end in Set(actor.ties.compactMap(\.end)) { counts[end, default: 0] += 1 }
        }
        let colon = language == .ja ? "：" : ": "
        for hub in model.hubs {
            let count = PageModel.Fact(label: PageWords.supporters[language], value: String(counts[hub.box] ?? 0))
            let lines = ([count] + hub.facts).map { $0.label + colon + $0.value }
            row(&page, hub.box, hub.name, KindClass.ibasho.name[language], lines)
        }
    }

    private func row(
        _ page: inout HTMLMarkup,
        _ key: String,
        _ name: String,
        _ summary: String,
        _ lines: [String]
    ) {
        page.open("tr", ("id", "page-row-\(key)"))
        page.open("th", ("scope", "row"))
        page.name(name)
        page.close("th")
        page.open("td")
        page.name(summary)
        page.close("td")
        page.open("td")
        for (place, line) in lines.enumerated() {
            if place > 0 { page.open("br") }
            page.name(line)
        }
        page.close("td")
        page.closeLine("tr")
    }

    /// A tie in the list: its title, and the years that are known.
    private func line(_ tie: PageModel.Tie) -> String {
        let years = [tie.first, tie.last].map { $0.map(String.init) ?? "" }
        let brackets = language == .ja ? ("（", "）") : (" (", ")")
        return years == ["", ""] ? tie.title : tie.title + brackets.0 + years.joined(separator: "–") + brackets.1
    }
}
