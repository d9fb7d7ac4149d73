/// Turns a plan into places on the page.
struct GridPlacer {
    let input: GridInput
    let cells: GridPacks
    let plan: GridPlan

    private var em: Double { plan.font }

    func layout() -> GridLayout {
        let xs = columnEdges()
        let ys = rowEdges()
        let rects = xs.map { x in ys.map { y in Rect(x: x.start, y: y.start, width: x.size, height: y.size) } }
        let paper = input.paper
        let floor = ys[0].start + ys[0].size
        let busY = floor + GridSpacing.bus * em
        let hub = hubRect(top: busY + GridSpacing.trunk * em)
        var comb = CombBuilder(em: em, busY: busY, hub: hub)
        var boxes = [GridLayout.Box?](repeating: nil, count: cells.boxes.count)
        for column in rects.indices {
            let stub = stubLength(column)
            for row in rects[column].indices {
                guard let pack = plan.packs[column][row] else { continue }
                let members = cells.members[column][row]
                let placed = comb.place(
                    pack,
                    column: column,
                    in: rects[column][row],
                    packing: cells.packings[column][row],
                    stub: stub,
                    ties: members.map { cells.boxes[$0].ties }
                )
                for (index, box) in zip(members, placed) { boxes[index] = box }
            }
            comb.endColumn(column)
        }
        let strip = Rect(
            x: 0,
            y: busY + GridSpacing.trunk * em,
            width: paper.width,
            height: paper.height - busY - GridSpacing.trunk * em
        )
        return GridLayout(
            font: em,
            page: Size(width: paper.width, height: paper.height),
            top: Rect(x: 0, y: 0, width: paper.width, height: input.top),
            headings: xs.map { Rect(x: $0.start, y: input.top, width: $0.size, height: input.headingHeight * em) },
            labels: ys.map { Rect(x: 0, y: $0.start, width: input.labelWidth * em, height: $0.size) },
            cells: rects,
            boxes: boxes.compactMap { $0 },
            comb: comb.lines(),
            hub: hub,
            left: Rect(x: 0, y: strip.y, width: hub.x - em, height: strip.height),
            right: Rect(x: hub.maxX + em, y: strip.y, width: paper.width - hub.maxX - em, height: strip.height)
        )
    }

    /// One length for all stubs of a column, in ems, so that its boxes stand in line.
    private func stubLength(_ column: Int) -> Double {
        let spare = plan.packs[column].compactMap { pack in
            pack.map { max(0, plan.widths[column] - $0.width) / Double($0.stacks.count) }
        }
        return min(GridSpacing.longestStub, GridSpacing.stub + (spare.min() ?? 0))
    }

    private func columnEdges() -> [(start: Double, size: Double)] {
        var x = input.labelWidth * em
        return input.columns.indices.map { column in
            if input.columns[column].isApart { x += GridSpacing.apart * em }
            let width = plan.widths[column] * em
            defer { x += width }
            return (x, width)
        }
    }

    /// From near to far, which is from below to above.
    private func rowEdges() -> [(start: Double, size: Double)] {
        var y = input.top + input.headingHeight * em
        var result: [(start: Double, size: Double)] = []
        for row in input.rows.indices.reversed() {
            let height = plan.heights[row] * em
            result.append((y, height))
            y += height
            if input.rows[row].isApart { y += GridSpacing.apart * em }
        }
        return result.reversed()
    }

    private func hubRect(top: Double) -> Rect {
        let size = Size(width: input.hub.width * em, height: input.hub.height * em)
        let bottom = input.paper.height
        return Rect(
            x: (input.paper.width - size.width) / 2,
            y: top + max(0, min((bottom - top - size.height) / 2, 0)),
            width: size.width,
            height: size.height
        )
    }
}
