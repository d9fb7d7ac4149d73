import EngawaLayout

/// What lies under the boxes: tinted cells, rules, and the comb of lines.
struct GridGround {
    let content: GridContent
    let layout: GridLayout
    let scale: Double

    func draw(on canvas: inout Canvas) {
        tints(&canvas)
        rules(&canvas)
        comb(&canvas)
    }

    static func hue(_ track: GridContent.Track) -> Palette.Hue {
        track.index.map(Palette.field) ?? Palette.unknownField
    }

    /// Only used cells: empty ones stay white, to write into.
    private func tints(_ canvas: inout Canvas) {
        let used = Set(content.supporters.map { [content.column($0), content.row($0)] })
        for column in layout.cells.indices {
            for row in layout.cells[column].indices where used.contains([column, row]) {
                canvas.rect(layout.cells[column][row], fill: Self.hue(content.columns[column]).pale)
            }
        }
    }

    private func rules(_ canvas: inout Canvas) {
        for column in layout.cells.indices {
            for row in layout.cells[column].indices {
                let isApart = content.columns[column].index == nil || content.rows[row].index == nil
                canvas.outline(layout.cells[column][row], color: Palette.rule, width: 0.6 * scale, isDashed: isApart)
            }
        }
        for row in layout.labels.indices {
            let label = layout.labels[row]
            for y in [label.y, label.maxY] {
                canvas.line([Point(label.x, y), Point(label.maxX, y)], color: Palette.rule, width: 0.6 * scale)
            }
        }
    }

    /// The risers in their fields' colours, so that the black of the ties stands out.
    private func comb(_ canvas: inout Canvas) {
        for line in layout.comb.feeds {
            canvas.line(line.points, color: Self.hue(content.columns[line.column]).strong, width: 1.3 * scale)
        }
        for line in layout.comb.risers {
            canvas.line(line.points, color: Self.hue(content.columns[line.column]).strong, width: 1.6 * scale)
        }
        for line in layout.comb.trunk { canvas.line(line, color: Palette.bus, width: 2 * scale) }
    }
}
