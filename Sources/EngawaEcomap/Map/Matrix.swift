import EngawaGraph
import EngawaSheets

/// The 分野 × 領域 table of one ibasho: how many ties stand in each cell on one day.
public struct Matrix: Sendable, Hashable {
    /// The name of the ibasho.
    public var ibasho: String
    /// The columns.
    public var fields: [AxisEntry]
    /// The rows, from near to far.
    public var bands: [AxisEntry]
    /// `counts[band][field]`, band 0 nearest.
    public var counts: [[Int]]
    /// Ties whose band nobody knows (領域未記入), by field.
    public var withoutBand: [Int]
    /// Ties whose field nobody knows (分野未記入), by band.
    public var withoutField: [Int]
    /// Ties of which neither is known.
    public var withoutBoth: Int

    /// How many ties stand in no cell of `counts`.
    public var unplaced: Int { withoutBand.reduce(0, +) + withoutField.reduce(0, +) + withoutBoth }
}

extension EcomapMap {
    /// The table of `ibasho` on `day`. O(ties of the ibasho).
    public func matrix(of ibasho: NodeID, on day: SheetDate) -> Matrix {
        let axes = axes
        var matrix = Matrix(
            ibasho: name(of: ibasho),
            fields: axes.fields,
            bands: axes.bands.map(\.entry),
            counts: Array(repeating: Array(repeating: 0, count: axes.fields.count), count: axes.bands.count),
            withoutBand: Array(repeating: 0, count: axes.fields.count),
            withoutField: Array(repeating: 0, count: axes.bands.count),
            withoutBoth: 0
        )
        for tie in ties(of: ibasho, on: day, axes: axes) {
            switch (tie.band, tie.field) {
            case (let band?, let field?): matrix.counts[band][field] += 1
            case (nil, let field?): matrix.withoutBand[field] += 1
            case (let band?, nil): matrix.withoutField[band] += 1
            case (nil, nil): matrix.withoutBoth += 1
            }
        }
        return matrix
    }
}
