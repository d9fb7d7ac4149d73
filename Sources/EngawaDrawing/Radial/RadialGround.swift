import EngawaLayout
import Foundation

/// What lies under the boxes: tinted cells, rings, and the lines between the fields.
struct RadialGround {
    let content: RadialContent
    let layout: RadialLayout
    let scale: Double
    /// The angle between two corners of what stands for an arc.
    private static let step = 0.035

    func draw(on canvas: inout Canvas) {
        tints(&canvas)
        rings(&canvas)
        sectors(&canvas)
    }

    /// Only used cells: empty ones stay white, to write into.
    private func tints(_ canvas: inout Canvas) {
        let cells = content.cells
        let used = Set(cells.supporters.map { [cells.column($0), cells.row($0)] })
        for column in cells.columns.indices {
            for row in cells.rows.indices where used.contains([column, row]) {
                canvas.polygon(corners(column, row), fill: GridGround.hue(cells.columns[column]).pale)
            }
        }
    }

    private func corners(_ column: Int, _ row: Int) -> [Point] {
        let start = layout.borders[column]
        let end = layout.borders[column + 1]
        return arc(start, end, layout.radii[row + 1]) + arc(start, end, layout.radii[row]).reversed()
    }

    private func arc(_ start: Double, _ end: Double, _ radius: Double) -> [Point] {
        let count = max(1, Int(((end - start) / Self.step).rounded(.up)))
        return (0...count).map { layout.point(start + (end - start) * Double($0) / Double(count), radius) }
    }

    private func rings(_ canvas: inout Canvas) {
        for (ring, radius) in layout.radii.enumerated().dropFirst() {
            let isApart = content.cells.rows[ring - 1].index == nil
            canvas.ellipse(
                layout.center,
                Size(width: radius * layout.stretch, height: radius),
                color: Palette.rule,
                width: 0.6 * scale,
                isDashed: isApart
            )
        }
    }

    private func sectors(_ canvas: inout Canvas) {
        let outermost = layout.radii[layout.radii.count - 1]
        for angle in layout.borders {
            let line = [layout.point(angle, layout.radii[0]), layout.point(angle, outermost)]
            canvas.line(line, color: Palette.rule, width: 0.6 * scale)
        }
    }
}
