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
