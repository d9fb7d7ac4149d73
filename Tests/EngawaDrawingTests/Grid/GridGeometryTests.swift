import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import Testing

@testable import EngawaDrawing

@Suite("The grid on paper")
struct GridGeometryTests {
    private func rects(_ document: DotDocument) -> [(name: String, rect: Rect)] {
        document.nodes.map { node in
            var values: [String: Double] = [:]
            var place: [Double] = []
            for attribute in node.attributes {
                switch (attribute.name, attribute.value) {
                case ("width", .number(let inches)), ("height", .number(let inches)):
                    values[attribute.name] = inches * 72
                case ("pos", .string(let text)): place = text.split(separator: ",").compactMap { Double($0) }
                default: break
                }
            }
            let width = values["width"] ?? 0
            let height = values["height"] ?? 0
            return (node.name, Rect(x: place[0] - width / 2, y: place[1] - height / 2, width: width, height: height))
        }
    }

    @Test("nothing overlaps and nothing leaves the page, legend included", arguments: Array<UInt64>(1...16))
    func apart(seed: UInt64) {
        let options = DrawingOptions(
            paper: seed.isMultiple(of: 2) ? .a3 : .a4,
            language: seed.isMultiple(of: 3) ? .en : .ja
        )
        let rects = rects(EcomapDrawing.grid(Samples.random(seed: seed), options: options))
        let paper = options.paper.sheet
        #expect(Overlaps.found(rects, on: paper) == [], "seed \(seed)")
    }

    @Test("one supporter more moves the others by less than a box's height, in the middle of many drawings")
    func stability() {
        var movements: [Double] = []
        for seed in UInt64(1)...16 {
            let ecomap = Samples.random(seed: seed)
            guard let like = ecomap.supporters.dropFirst(Int(seed) % max(1, ecomap.supporters.count)).first else {
                continue
            }
            var more = ecomap
            let id = 1 + (ecomap.supporters.map(\.id).max() ?? 0)
            more.supporters.append(Samples.supporter(id, "新しい仲間の会", .npo, like.field, like.band, [Tie(id: 9999)]))
            let before = rects(EcomapDrawing.grid(ecomap)).filter { $0.name.hasPrefix("a") }
            let after = Dictionary(
                uniqueKeysWithValues: rects(EcomapDrawing.grid(more)).map { ($0.name, $0.rect) }
            )
            let ways = before.compactMap { name, rect in
                after[name].map { other in
                    let x = rect.midX - other.midX
                    let y = rect.midY - other.midY
                    return (x * x + y * y).squareRoot()
                }
            }
            #expect(ways.count == before.count)
            movements.append(median(ways) / median(before.map(\.rect.height)))
        }
        #expect(movements.count > 12)
        #expect(median(movements) < 1, "\(movements)")
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    @Test("text fits its box by the measured widths", arguments: Array<UInt64>(1...12))
    func textFits(seed: UInt64) {
        let document = EcomapDrawing.grid(Samples.random(seed: seed))
        let font = document.nodeFontSize ?? 0
        for (node, placed) in zip(document.nodes, rects(document)) where node.name.hasPrefix("a") {
            guard case .label(let label)? = node.attributes.first(where: { $0.name == "label" })?.value else {
                Issue.record("seed \(seed): \(node.name) has no label")
                continue
            }
            for line in label.lines {
                let width = line.reduce(0) { $0 + TextMeasure.width($1.text) * ($1.size ?? font) }
                let measured = line.reduce(0) { sum, run in
                    let size = run.size ?? font
                    return sum + TextMeasure.width(run.text, step: PixelGrid.dot / size) * size
                }
                #expect(max(width, measured) <= placed.rect.width, "seed \(seed): \(node.name)")
            }
        }
    }

    @Test("marks are at least 60 percent of the names", arguments: Array<UInt64>(1...12))
    func marks(seed: UInt64) throws {
        let document = EcomapDrawing.grid(Samples.random(seed: seed))
        let font = try #require(document.nodeFontSize)
        for node in document.nodes {
            for attribute in node.attributes {
                switch attribute.value {
                case .label(let label):
                    for run in label.lines.joined() { #expect((run.size ?? font) >= 0.6 * font, "seed \(seed)") }
                case .number(let size) where attribute.name == "fontsize":
                    #expect(size >= 0.6 * font, "seed \(seed)")
                default: break
                }
            }
        }
    }

    @Test("a drawing for A4 has A4's page")
    func paper() {
        let text = EcomapDrawing.grid(Samples.small, options: DrawingOptions(paper: .a4)).text
        #expect(text.contains("bb=\"0,0,785.2,538.58\""))
        let attributes = EcomapDrawing.renderAttributes(.pdf, options: DrawingOptions(paper: .a4))
        #expect(attributes.map(\.name) == ["margin"])
    }
}
