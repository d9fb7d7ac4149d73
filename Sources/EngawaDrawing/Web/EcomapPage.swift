import EngawaEcomap
import EngawaText

/// A drawing as one HTML file that can be explored: with ties that light up, details, search, filters, a slider of years,
/// a list of the same data, and a style for paper.
///
/// It asks no host for anything, keeps nothing, and holds only what its `Ecomap` and `EcomapDetails` hold.
public struct EcomapPage {
    private let ecomap: Ecomap
    private let details: EcomapDetails
    private let language: Language
    private let paper: DrawingPaper
    private let style: DrawingStyle

    /// A page of an ecomap, with what is known besides.
    public init(_ ecomap: Ecomap, _ details: EcomapDetails, options: DrawingOptions = DrawingOptions()) {
        self.ecomap = options.style.renamed(ecomap)
        self.details = details
        language = options.language ?? ecomap.language
        paper = options.paper
        style = options.style
    }

    /// The file, around the picture that `dot -Tsvg` made of the drawing. O(size).
    public func html(picture svg: [UInt8]) -> String { style.use { file(svg) } }

    private func file(_ svg: [UInt8]) -> String {
        var model = PageModelMaker(ecomap: ecomap, details: details, language: language).model()
        let title = TitleText.title(ecomap, language: language)
        let picture = PagePicture(svg: svg, title: title, labels: model.labels(language))
        model.place(in: picture)
        return PageWriter(
            model: model,
            picture: picture,
            title: title,
            edition: Words.edition(ecomap.edition)[language],
            facts: TitleText.facts(ecomap, language: language, isBlank: false),
            legend: Legend(ecomap, language: language).groups,
            language: language,
            paper: paper
        ).html()
    }
}
