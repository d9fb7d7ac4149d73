import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// Makes the network view: decides who has a box, measures, lays out, and writes everything down as DOT.
struct NetworkDrawing {
    /// Names on A3 are at most this large, in points.
    static let largestFont = 18.0

    let network: NetworkEcomap
    let language: Language
    let paper: Paper
    /// The widths of the supporters' names in one line, in ems.
    let widths: [Double]
    /// The widths of the ibasho's names in one line, in ems.
    let hubWidths: [Double]

    init(_ network: NetworkEcomap, options: DrawingOptions) {
        self.network = network
        language = options.language ?? network.language
        paper = options.paper.sheet
        widths = network.supporters.map { TextMeasure.width($0.supporter.name) }
        hubWidths = network.hubs.map { TextMeasure.width($0.name, bold: true) }
    }

    /// Whether the drawing is of a platform, whose members are equals.
    var isPlatform: Bool {
        if case .platform = network.scope { true } else { false }
    }

    private var titleHeight: Double { 33.5 * paper.scale }

    /// Where boxes may stand, above a legend of this height.
    func area(legend height: Double) -> Rect {
        let border = 6 * paper.scale
        return Rect(
            x: border,
            y: titleHeight + border,
            width: paper.width - 2 * border,
            height: paper.height - titleHeight - height - 2 * border
        )
    }

    /// What it shows, on one line.
    var title: String {
        Words.title(network.scope)[language].split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    func document(crowding: Crowding) -> DotDocument {
        let content = NetworkCap.content(self, crowding)
        let legend = NetworkLegend(content, language: language)
        let title = TitleText(
            [self.title],
            facts: facts(content),
            edition: network.edition,
            language: language,
            paper: paper
        )
        let fit = NetworkFit(self, content, legend)
        var canvas = Canvas(height: paper.height)
        canvas.page(Size(width: paper.width, height: paper.height))
        title.draw(on: &canvas, in: Rect(x: 0, y: 0, width: paper.width, height: title.height))
        let boxes = NetworkBoxes(drawing: self, content: content, fit: fit)
        boxes.drawLists(on: &canvas)
        let legendNodes = legend.draw(on: &canvas, paper: paper, names: fit.font)
        var document = canvas.document(Size(width: paper.width, height: paper.height), font: fit.font)
        document.nodes = boxes.nodes(canvas) + legendNodes
        document.edges = boxes.edges(canvas)
        return document
    }

    /// How much it shows, the day, and how many names are withheld.
    func facts(_ content: NetworkContent) -> [String] {
        var facts: [String] = []
        if isPlatform {
            facts.append(Words.members(network.hubs.count + network.supporters.count)[language])
        } else {
            facts.append(Words.hubs(network.hubs.count)[language])
            facts.append(Words.total(network.supporters.count)[language])
            let shared = network.supporters.count { Set($0.hubs).count > 1 }
            if shared > 0 { facts.append(Words.shared(shared)[language]) }
        }
        if content.leftOut.all > 0 {
            facts.append(Words.leftOut(content.leftOut.all, shared: content.leftOut.shared)[language])
        }
        let undrawn = network.hubs.count - content.hubs.count
        if undrawn > 0 { facts.append(Words.leftOut(hubs: undrawn)[language]) }
        facts.append(Words.day(network.day, isAsOf: network.isAsOf)[language])
        if network.withheldNames > 0 { facts.append(Words.withheld(network.withheldNames)[language]) }
        return facts
    }
}
