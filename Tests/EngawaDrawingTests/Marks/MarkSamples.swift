import EngawaEcomap
import EngawaText

extension Samples {
    /// The small sample with three missing links: in an empty cell, in a used one, and in none.
    static let withGaps: Ecomap = {
        var ecomap = small
        ecomap.gaps = [
            GapMark(
                number: 1,
                kind: .emptyCell,
                field: 1,
                band: 3,
                text: Message(ja: "似た場8か所中6か所にある", en: "6 of 8 alike have it")
            ),
            GapMark(
                number: 2,
                kind: .singleSupport,
                field: 2,
                band: 2,
                text: Message(ja: "食べものの支え手をもうひとり：なないろ農園", en: "one more to bring food: Nanairo Farm")
            ),
            GapMark(
                number: 3,
                kind: .strangers,
                field: nil,
                band: nil,
                text: Message(ja: "まだ知らないどうし：海辺の居場所", en: "not met yet: Seaside")
            ),
        ]
        return ecomap
    }()
}

extension Samples {
    /// The small sample with a new tie, an ended one, a quiet one, and somebody who is gone.
    static let withChange: Ecomap = {
        var ecomap = small
        ecomap.supporters[0].changes = [.new]
        ecomap.supporters[1].changes = [.new, .ended]
        ecomap.supporters[2].changes = [.quiet]
        var gone = supporter(17, "元の青年団", .neighbourhood, 0, 0, [Tie(id: 8, strength: .weak, sinceYear: 2001)])
        gone.changes = [.ended]
        ecomap.change = NetworkChange(since: "2024-04-01", new: 2, ended: 3, quiet: 1, gone: [gone])
        return ecomap
    }()
}

extension Samples {
    /// The small sample with every sign of the weather.
    static let withWeather: Ecomap = {
        var ecomap = small
        ecomap.weather = WeatherChart(
            cells: [
                WeatherChart.Cell(field: 0, band: 0, signs: [.sunny, .eye]),
                WeatherChart.Cell(field: 3, band: 1, signs: [.cloudy]),
                WeatherChart.Cell(field: 2, band: 2, signs: [.front]),
            ],
            rule: .contacts,
            eyeRule: .links
        )
        return ecomap
    }()
}
