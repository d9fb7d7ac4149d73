import EngawaEcomap
import EngawaLayout
import EngawaText

/// The handout for a meeting: an HTML file that prints from any browser as two sheets. The first is the drawing, the second
/// has the index of names, the table of fields and bands, missing links, what changed, indicators, and room to write.
///
/// It needs no script, asks no host for anything, and holds only what it is given; who may be named was decided before.
public struct Handout {
    /// A missing link in words.
    public struct Gap: Sendable, Hashable {
        /// What kind it is.
        public var kind: String
        /// Why it matters.
        public var why: String
        /// Who could be asked.
        public var candidates: [String]

        /// A missing link from its parts.
        public init(kind: String, why: String, candidates: [String]) {
            self.kind = kind
            self.why = why
            self.candidates = candidates
        }
    }

    /// An indicator with its value.
    public struct Figure: Sendable, Hashable {
        /// What it is called.
        public var name: String
        /// Its value, as it is read.
        public var value: String

        /// A figure from its parts.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    let ecomap: Ecomap
    let matrix: Matrix
    let changes: EcomapChanges
    let gaps: [Gap]
    let figures: [Figure]
    let language: Language
    let paper: DrawingPaper
    private let style: DrawingStyle

    /// A handout from what it tells.
    public init(
        _ ecomap: Ecomap,
        matrix: Matrix,
        changes: EcomapChanges,
        gaps: [Gap],
        figures: [Figure],
        options: DrawingOptions = DrawingOptions()
    ) {
        self.ecomap = options.style.renamed(ecomap)
        self.matrix = matrix
        self.changes = changes
        self.gaps = gaps
        self.figures = figures
        language = options.language ?? ecomap.language
        paper = options.paper
        style = options.style
    }

    /// The file, around the picture that `dot -Tsvg` made of the drawing. O(size).
    public func html(picture svg: [UInt8]) -> String { style.use { file(svg) } }

    private func file(_ svg: [UInt8]) -> String {
        let title = TitleText.title(ecomap, language: language)
        var page = HTMLMarkup()
        page.open("body", ("class", "handout"))
        page.open("section", ("class", "sheet drawing"))
        page.append(PagePicture(svg: svg, title: title, labels: [:], isStill: true).markup)
        page.closeLine("section")
        HandoutSheet(handout: self, title: title).write(to: &page)
        return PageFrame(
            title: title,
            language: language,
            style: [PageStyle.common, HandoutStyle.sheets(paper), HandoutStyle.common],
            script: nil
        ).html(page)
    }
}
