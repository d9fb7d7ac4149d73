import EngawaGraph
import EngawaText

extension EcomapMap {
    /// The axes of the map without anybody on them, for a sheet that a workshop fills in by hand.
    /// - Parameter ibasho: whose name stands in the middle; nil for a line to write it on.
    public func blankEcomap(of ibasho: NodeID?, _ request: EcomapRequest) -> Ecomap {
        let axes = axes
        return Ecomap(
            ibasho: Hub(
                id: ibasho.map { Int($0.rawValue) } ?? 0,
                name: ibasho.map(name(of:)) ?? String(repeating: "＿", count: 8)
            ),
            fields: axes.fields,
            bands: axes.bands.map(\.entry),
            supporters: [],
            edition: request.edition,
            day: request.day.text,
            isAsOf: request.isAsOf,
            language: request.language ?? language
        )
    }
}
