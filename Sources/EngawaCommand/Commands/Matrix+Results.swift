import EngawaEcomap
import EngawaText

extension Matrix {
    /// The table as it is printed: a row per band, the farthest on top as in the drawing, a column per field. Ties
    /// without a band or a field get a row or a column where there are any.
    func results(_ language: Language, withTotals: Bool) -> Results {
        let hasUnplacedFields = withoutField.contains { $0 > 0 } || withoutBoth > 0
        let hasUnplacedBands = withoutBand.contains { $0 > 0 } || withoutBoth > 0
        var columns = [Results.Column(Message(ja: "領域 \\ 分野", en: "band \\ field"))]
        columns += fields.map { Results.Column(Message(ja: $0.name, en: $0.name(in: .en)), .right) }
        if hasUnplacedFields { columns.append(.init(Message(ja: "分野未記入", en: "no field"), .right)) }
        if withTotals { columns.append(.init(Message(ja: "計", en: "total"), .right)) }

        func row(_ name: String, _ cells: [Int], _ withoutField: Int) -> [String] {
            var row = [name] + cells.map(String.init)
            if hasUnplacedFields { row.append("\(withoutField)") }
            if withTotals { row.append("\(cells.reduce(withoutField, +))") }
            return row
        }
        var rows = bands.indices.reversed().map { band in
            row(bands[band].name(in: language), counts[band], withoutField[band])
        }
        if hasUnplacedBands {
            rows.append(row(Message(ja: "領域未記入", en: "no band")[language], withoutBand, withoutBoth))
        }
        if withTotals {
            let totals = fields.indices.map { field in counts.reduce(withoutBand[field]) { $0 + $1[field] } }
            let rest = withoutField.reduce(withoutBoth, +)
            rows.append(row(Message(ja: "計", en: "total")[language], totals, rest))
        }
        return Results(columns: columns, rows: rows, json: json)
    }

    private var json: JSONText {
        [
            "ibasho": .string(ibasho), "fields": .strings(fields.map(\.name)), "bands": .strings(bands.map(\.name)),
            "counts": .array(counts.map { row in .array(row.map { .integer($0) }) }),
        ]
    }
}
