import EngawaEcomap
import EngawaText

/// Writes an interactive page of any drawing that has a model.
struct PageWriter {
    let model: PageModel
    let picture: PagePicture
    let title: String
    let edition: String
    let facts: [String]
    let legend: [[Legend.Item]]
    let language: Language
    let paper: DrawingPaper

    /// The file.
    func html() -> String {
        var page = HTMLMarkup()
        page.open("body")
        page.open("a", ("class", "skip"), ("href", "#page-list"))
        page.write(PageWords.skip[language])
        page.closeLine("a")
        header(&page)
        tools(&page)
        page.open("main")
        stage(&page)
        page.open("aside", ("id", "page-panel"), ("class", "idle"), ("aria-label", PageWords.details[language]))
        page.closeLine("aside")
        page.closeLine("main")
        legend(&page)
        list(&page)
        page.data(model.json(language), id: "page-data")
        return PageFrame(
            title: title,
            language: language,
            style: [PageStyle.sheet(paper), PageStyle.common, PageStyle.screen, PageStyle.print],
            script: PageScript.text
        ).html(page)
    }

    private func header(_ page: inout HTMLMarkup) {
        page.open("header")
        page.open("h1")
        page.name(title)
        page.closeLine("h1")
        page.element("p", ("class", "badge"), text: edition)
        page.element("p", text: facts.joined(separator: language == .ja ? "　" : " · "))
        page.closeLine("header")
    }

    private func tools(_ page: inout HTMLMarkup) {
        page.open("section", ("id", "page-tools"), ("aria-label", PageWords.tools[language]), ("hidden", nil))
        page.open("div", ("class", "tool"))
        page.element("label", ("for", "page-search"), text: PageWords.search[language])
        page.open("input", ("type", "search"), ("id", "page-search"), ("autocomplete", "off"))
        page.closeLine("div")
        if let years = model.years {
            page.open("div", ("class", "tool"))
            page.element("label", ("for", "page-year"), text: PageWords.year[language])
            page.open(
                "input",
                ("type", "range"),
                ("id", "page-year"),
                ("min", String(years.first)),
                ("max", String(years.last)),
                ("step", "1"),
                ("value", String(years.last)),
                ("title", PageWords.yearHint[language])
            )
            page.element("output", ("id", "page-year-shown"), ("for", "page-year"), text: model.day)
            page.closeLine("div")
        }
        page.open("button", ("type", "button"), ("id", "page-reset"))
        page.write(PageWords.reset[language])
        page.closeLine("button")
        page.element("p", ("id", "page-count"), ("role", "status"), text: "")
        page.open("details", ("id", "page-filters"))
        page.element("summary", text: PageWords.filters[language])
        checks(&page, "field", Words.fields, model.fields.map { ($0.index.map(String.init) ?? "none", $0.name) })
        checks(&page, "band", Words.bands, model.bands.map { ($0.index.map(String.init) ?? "none", $0.name) })
        checks(&page, "strength", PageWords.strengths, model.strengths.map { ($0.word, $0.name) })
        page.closeLine("details")
        page.closeLine("section")
    }

    /// A box to tick for every value of an axis.
    private func checks(_ page: inout HTMLMarkup, _ axis: String, _ title: Message, _ values: [(String, String)]) {
        guard !values.isEmpty else { return }
        page.open("fieldset")
        page.element("legend", text: title[language])
        for (value, name) in values {
            page.open("label", ("class", "check"))
            page.open(
                "input",
                ("type", "checkbox"),
                ("data-axis", axis),
                ("value", value),
                ("autocomplete", "off"),
                ("checked", nil)
            )
            if axis == "strength" { sample(&page, value) }
            page.name(name)
            page.closeLine("label")
        }
        page.closeLine("fieldset")
    }

    private func sample(_ page: inout HTMLMarkup, _ strength: String) {
        page.open("span", ("class", "sample \(strength)"), ("aria-hidden", "true"))
        page.close("span")
    }

    private func stage(_ page: inout HTMLMarkup) {
        page.open("section", ("id", "page-stage"), ("aria-label", PageWords.stage[language]))
        page.append(picture.markup)
        page.open("div", ("class", "bar under"))
        page.open("div", ("class", "zoom"), ("id", "page-zoom"), ("hidden", nil))
        for (id, sign, name) in [
            ("page-zoom-in", "＋", PageWords.zoomIn), ("page-zoom-out", "−", PageWords.zoomOut),
            ("page-zoom-whole", PageWords.whole[language], PageWords.whole),
        ] {
            page.open("button", ("type", "button"), ("id", id), ("aria-label", name[language]))
            page.write(sign)
            page.close("button")
        }
        page.closeLine("div")
        page.open("p", ("class", "hint"), ("id", "page-hint"))
        page.element("span", ("class", "for-keys"), text: PageWords.keyHint[language])
        page.element("span", ("class", "for-touch"), text: PageWords.touchHint[language])
        page.closeLine("p")
        page.closeLine("div")
        page.open("div", ("id", "page-past"), ("role", "status"), ("hidden", nil))
        page.closeLine("div")
        page.closeLine("section")
    }

    private func legend(_ page: inout HTMLMarkup) {
        page.open("details", ("class", "page-legend"))
        page.element("summary", text: PageWords.legend[language])
        for group in legend {
            page.open("ul")
            for item in group {
                page.open("li")
                switch item {
                case .line(let strength):
                    sample(&page, strength?.rawValue ?? "unknown")
                    page.write(Words.strength(strength)[language])
                case .arrow(let flow): page.write(PageWords.arrow(flow) + Words.flow(flow)[language])
                case .kind(let style): page.write(PageWords.shape(style)[language] + Words.kind(style)[language])
                case .sign(let sign, let meaning): entry(&page, sign, meaning)
                case .change(let change, let count):
                    entry(&page, ChangeStyle.sign(change), Words.change(change, count)[language])
                case .weather(let sign, let rule): entry(&page, PageWords.weather(sign), rule)
                case .heading(let title, let remark):
                    page.element("strong", text: title)
                    page.write(" " + remark)
                case .continued(let words, _): page.write(words)
                case .direction: page.write("→ " + Words.direction[language])
                case .field(_, let name): page.name(name)
                case .link: page.write("┄ " + Words.link[language])
                case .gap(let gap, let words, _): entry(&page, String(gap.number), words)
                }
                page.closeLine("li")
            }
            page.closeLine("ul")
        }
        page.closeLine("details")
    }

    /// A sign and its meaning.
    private func entry(_ page: inout HTMLMarkup, _ sign: String, _ meaning: String) {
        page.open("span", ("class", "sign"))
        page.write(sign)
        page.close("span")
        page.write(meaning)
    }
}
