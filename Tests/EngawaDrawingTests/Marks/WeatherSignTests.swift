import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaTestSupport
import EngawaText
import Testing

@testable import EngawaDrawing

@Suite("The weather in the drawing")
struct WeatherSignTests {
    private func document(_ ecomap: Ecomap, isRadial: Bool, _ options: DrawingOptions = DrawingOptions()) -> DotDocument
    {
        isRadial ? EcomapDrawing.radial(ecomap, options: options) : EcomapDrawing.grid(ecomap, options: options)
    }

    @Test("the legend states the rule of every sign that is used", arguments: [false, true])
    func legend(isRadial: Bool) {
        let text = document(Samples.withWeather, isRadial: isRadial).text
        for words in ["天気図", "最終接触から", "晴れ:", "曇り:", "停滞前線:", "台風の目:", "支え手と縁"] {
            #expect(text.contains(words), "\(words)")
        }
        var ecomap = Samples.withWeather
        ecomap.weather?.cells.removeLast(2)
        ecomap.weather?.rule = .dates
        ecomap.weather?.eyeRule = .ties
        let other = document(ecomap, isRadial: isRadial).text
        #expect(other.contains("最終接触は使わない") && other.contains("いちばん多いマス"))
        #expect(!other.contains("曇り") && !other.contains("停滞前線"))
        #expect(!document(Samples.small, isRadial: isRadial).text.contains("天気図"))
    }

    @Test("the signs stand on the ground: nodes and edges are those of the same map without", arguments: [false, true])
    func ground(isRadial: Bool) {
        let (with, without) = (
            document(Samples.withWeather, isRadial: isRadial), document(Samples.small, isRadial: isRadial)
        )
        func names(_ document: DotDocument) -> [String] {
            document.nodes.map(\.name).filter { !$0.hasPrefix("legend") }
        }
        #expect(names(with) == names(without) && with.edges.count == without.edges.count)
        #expect(operations(with) > operations(without) + 20)
    }

    private func operations(_ document: DotDocument) -> Int {
        document.attributes.reduce(0) { sum, attribute in
            if case .picture(let picture) = attribute.value {
                sum + picture.text.count(where: { $0 == "P" })
            } else {
                sum
            }
        }
    }

    @Test("no box stands on a sign", arguments: Array<UInt64>(1...8), [false, true])
    func apart(seed: UInt64, isRadial: Bool) {
        var ecomap = Samples.random(seed: seed)
        let cells = ecomap.bands.indices.flatMap { band in ecomap.fields.indices.map { (field: $0, band: band) } }
        ecomap.weather = WeatherChart(
            cells: cells.enumerated().filter { !$0.offset.isMultiple(of: 3) }.map { place, cell in
                let sign = Weather.allCases[place % 3]
                return WeatherChart.Cell(field: cell.field, band: cell.band, signs: place == 1 ? [sign, .eye] : [sign])
            },
            rule: .dates,
            eyeRule: .ties
        )
        // The same places as nodes: missing links of the size of the signs would be seen by the metrics as well.
        let content = GridContent(ecomap, language: .ja)
        let drawing = GridDrawing(ecomap, options: DrawingOptions(language: .ja))
        let title = TitleText(ecomap, language: .ja, paper: .a3)
        let hub = HubText(ecomap.ibasho.name)
        let rects: [(name: String, rect: Rect)]
        if isRadial {
            let radial = RadialDrawing(ecomap, options: DrawingOptions(language: .ja))
            let (content, roughFont) = RadialCap(radial).content(.everyName)
            let fit = RadialFit(radial, content, roughFont: roughFont)
            rects = fit.layout.boxes.enumerated().map { ("\($0)", $1.rect) }
        } else {
            let fit = GridFit(drawing, hub: hub, legend: Legend(ecomap, language: .ja), top: title.height)
            rects = fit.layout.boxes.enumerated().map { ("\($0)", $1.rect) }
        }
        #expect(rects.count >= content.items.count && !content.items.isEmpty)
        #expect(Overlaps.found(rects, on: .a3) == [], "seed \(seed)")
    }

    @Test("a small map with its weather is drawn as recorded")
    func golden() {
        #expect(Golden.difference(EcomapDrawing.grid(Samples.withWeather).text, "grid-weather.dot") == nil)
    }
}
