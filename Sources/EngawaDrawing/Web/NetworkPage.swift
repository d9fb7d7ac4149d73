import EngawaEcomap
import EngawaText

/// The network view as one HTML file that can be explored, like `EcomapPage`. It holds what its `NetworkEcomap` holds.
public struct NetworkPage {
    private let network: NetworkEcomap
    private let options: DrawingOptions
    private let language: Language

    /// A page of a network.
    public init(_ network: NetworkEcomap, options: DrawingOptions = DrawingOptions()) {
        var network = network
        network.fields = network.fields.map(options.style.renamed)
        network.bands = network.bands.map(options.style.renamed)
        self.network = network
        self.options = options
        language = options.language ?? network.language
    }

    /// The file, around the picture that `dot -Tsvg` made of the drawing. O(size).
    public func html(picture svg: [UInt8]) -> String { options.style.use { file(svg) } }

    private func file(_ svg: [UInt8]) -> String {
        let drawing = NetworkDrawing(network, options: options)
        let content = NetworkCap.content(drawing, options.crowding)
        var model = NetworkModelMaker(content, language: language).model()
        let picture = PagePicture(svg: svg, title: drawing.title, labels: model.labels(language))
        model.place(in: picture)
        return PageWriter(
            model: model,
            picture: picture,
            title: drawing.title,
            edition: Words.edition(network.edition)[language],
            facts: drawing.facts(content),
            legend: NetworkLegend(content, language: language).legend.groups,
            language: language,
            paper: options.paper
        ).html()
    }
}
