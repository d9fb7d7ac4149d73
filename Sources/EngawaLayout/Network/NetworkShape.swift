/// One way to arrange what stands together: places relative to the upper left corner of the whole.
struct NetworkShape {
    var size: Size
    /// What no line may cross: the boxes of a stack, or a hub and its list.
    var rects: [Rect]
    /// The list of a hub.
    var list = HubList()
    /// On which side of its hub the list stands, as a number of its own for each, and in how many columns.
    var side = 0
    var columns = 1

    /// The arrangement among these that is most like this one.
    func nearest(in shapes: [NetworkShape]) -> Int {
        func unlikeness(_ index: Int) -> Int {
            (shapes[index].side == side ? 0 : 100) + abs(shapes[index].columns - columns)
        }
        return shapes.indices.min { unlikeness($0) < unlikeness($1) } ?? 0
    }
}

/// The list of those who are tied to one hub alone: a comb of short stubs on risers that come out of the hub.
package struct HubList: Sendable, Hashable {
    /// A stub: a tie between a riser and a box.
    package struct Stub: Sendable, Hashable {
        package var riser: Point
        package var box: Point
    }

    /// A box of the list.
    package struct Leaf: Sendable, Hashable {
        package var rect: Rect
        package var stubs: [Stub]
    }

    package var leaves: [Leaf] = []
    /// The box that stands for several.
    package var more: Rect?
    /// Risers, and what brings them to the hub.
    package var lines: [[Point]] = []

    func moved(_ x: Double, _ y: Double) -> HubList {
        func moved(_ point: Point) -> Point { Point(point.x + x, point.y + y) }
        func moved(_ rect: Rect) -> Rect { Rect(x: rect.x + x, y: rect.y + y, width: rect.width, height: rect.height) }
        return HubList(
            leaves: leaves.map { leaf in
                Leaf(
                    rect: moved(leaf.rect),
                    stubs: leaf.stubs.map { Stub(riser: moved($0.riser), box: moved($0.box)) }
                )
            },
            more: more.map(moved),
            lines: lines.map { $0.map(moved) }
        )
    }
}

/// Makes the arrangements of a hub and its list.
struct HubShapes {
    let hub: NetworkInput.Hub
    let font: Double

    /// The side of the hub on which its list stands.
    private enum Side: Int { case below, above, right, left }

    private var stub: Double { 1.9 * font }
    private var foot: Double { 0.5 * font }
    private var between: Double { 0.3 * font }
    private var columnGap: Double { 0.6 * font }

    /// All arrangements worth trying; those of one hub have the same number of rects.
    var all: [NetworkShape] {
        guard !hub.leaves.isEmpty || hub.more != nil else {
            return [
                NetworkShape(size: hub.size, rects: [Rect(x: 0, y: 0, width: hub.size.width, height: hub.size.height)])
            ]
        }
        guard !hub.leaves.isEmpty else { return [.below, .above].map { shape($0, columns: 1) } }
        let count = hub.leaves.count
        var result: [NetworkShape] = []
        let fewest = max(1, (count + 11) / 12)
        for columns in fewest...max(fewest, min(4, (count + 3) / 4)) {
            result.append(shape(.below, columns: columns))
            result.append(shape(.above, columns: columns))
            if columns == 1 { result += [shape(.right, columns: 1), shape(.left, columns: 1)] }
        }
        return result
    }

    private func shape(_ side: Side, columns: Int) -> NetworkShape {
        var result = arranged(side, columns: columns)
        result.side = side.rawValue
        result.columns = columns
        return result
    }

    private func arranged(_ side: Side, columns: Int) -> NetworkShape {
        switch side {
        case .below: return vertical(columns, isAbove: false)
        case .above: return vertical(columns, isAbove: true)
        case .right: return horizontal(isLeft: false)
        case .left: return horizontal(isLeft: true)
        }
    }

    private func height(_ leaf: NetworkInput.Leaf) -> Double { max(leaf.size.height, 0.6 * font * Double(leaf.ties)) }

    private func stubs(_ leaf: NetworkInput.Leaf, _ rect: Rect, from riser: Double, to side: Double) -> [HubList.Stub] {
        (0..<leaf.ties).map { number in
            let y = rect.y + rect.height * (Double(number) + 0.5) / Double(leaf.ties)
            return HubList.Stub(riser: Point(riser, y), box: Point(side, y))
        }
    }

    /// The list in columns below the hub, or above it.
    private func vertical(_ columns: Int, isAbove: Bool) -> NetworkShape {
        let space = hub.leaves.isEmpty ? 0.25 * font : 0.55 * font
        let rows = (hub.leaves.count + columns - 1) / columns
        var list = HubList()
        var x = 0.0
        var deepest = hub.size.height
        var risers: [(x: Double, y: Double)] = []
        for column in 0..<columns {
            let from = column * rows
            let to = min(hub.leaves.count, from + rows)
            let isLast = column == columns - 1
            guard from < to || (isLast && hub.more != nil) else { continue }
            var y = hub.size.height + space
            let left = from < to ? x + foot + stub : x
            var wide = 0.0
            var end = y
            for leaf in hub.leaves[min(from, to)..<to] {
                let rect = Rect(x: left, y: y, width: leaf.size.width, height: height(leaf))
                list.leaves.append(HubList.Leaf(rect: rect, stubs: stubs(leaf, rect, from: x + foot, to: left)))
                end = list.leaves[list.leaves.count - 1].stubs.last?.riser.y ?? y
                y = rect.maxY + between
                wide = max(wide, rect.width)
            }
            if from < to { risers.append((x + foot, end)) }
            if isLast, let more = hub.more {
                list.more = Rect(x: left, y: y, width: more.width, height: more.height)
                y += more.height + between
                wide = max(wide, more.width)
            }
            deepest = max(deepest, y - between)
            x = left + wide + columnGap
        }
        let width = max(hub.size.width, x - columnGap)
        let bus = hub.size.height + space * 0.5
        for riser in risers {
            let isUnder = riser.x < hub.size.width - 2
            list.lines.append([Point(riser.x, isUnder ? hub.size.height : bus), Point(riser.x, riser.y)])
        }
        if let last = risers.last, last.x >= hub.size.width - 2 {
            list.lines.append([Point(foot, bus), Point(last.x, bus)])
        }
        let comb = Rect(x: 0, y: hub.size.height, width: width, height: deepest - hub.size.height)
        let shape = NetworkShape(
            size: Size(width: width, height: deepest),
            rects: [Rect(x: 0, y: 0, width: hub.size.width, height: hub.size.height), comb],
            list: list
        )
        return isAbove ? shape.turnedOver : shape
    }

    /// The list in one column beside the hub.
    private func horizontal(isLeft: Bool) -> NetworkShape {
        var list = HubList()
        let riser = hub.size.width + foot
        let left = riser + stub
        var y = 0.0
        var wide = 0.0
        for leaf in hub.leaves {
            let rect = Rect(x: left, y: y, width: leaf.size.width, height: height(leaf))
            list.leaves.append(HubList.Leaf(rect: rect, stubs: stubs(leaf, rect, from: riser, to: left)))
            y = rect.maxY + between
            wide = max(wide, rect.width)
        }
        if let more = hub.more {
            list.more = Rect(x: left, y: y, width: more.width, height: more.height)
            y += more.height + between
            wide = max(wide, more.width)
        }
        let deep = y - between
        let height = max(deep, hub.size.height)
        let middle = height / 2
        if deep < height { list = list.moved(0, (height - deep) / 2) }
        let ends = list.leaves.flatMap(\.stubs).map(\.riser.y)
        list.lines = [
            [Point(hub.size.width, middle), Point(riser, middle)],
            [Point(riser, min(middle, ends.min() ?? middle)), Point(riser, max(middle, ends.max() ?? middle))],
        ]
        let shape = NetworkShape(
            size: Size(width: left + wide, height: height),
            rects: [
                Rect(x: 0, y: middle - hub.size.height / 2, width: hub.size.width, height: hub.size.height),
                Rect(x: hub.size.width, y: 0, width: left + wide - hub.size.width, height: height),
            ],
            list: list
        )
        return isLeft ? shape.mirrored : shape
    }
}

extension NetworkShape {
    /// Above and below exchanged.
    fileprivate var turnedOver: NetworkShape {
        func turned(_ rect: Rect) -> Rect {
            Rect(x: rect.x, y: size.height - rect.maxY, width: rect.width, height: rect.height)
        }
        return mapped(turned) { Point($0.x, size.height - $0.y) }
    }

    /// Left and right exchanged.
    fileprivate var mirrored: NetworkShape {
        func turned(_ rect: Rect) -> Rect {
            Rect(x: size.width - rect.maxX, y: rect.y, width: rect.width, height: rect.height)
        }
        return mapped(turned) { Point(size.width - $0.x, $0.y) }
    }

    private func mapped(_ rect: (Rect) -> Rect, _ point: (Point) -> Point) -> NetworkShape {
        var result = self
        result.rects = rects.map(rect)
        result.list.more = list.more.map(rect)
        result.list.lines = list.lines.map { $0.map(point) }
        result.list.leaves = list.leaves.map { leaf in
            HubList.Leaf(
                rect: rect(leaf.rect),
                stubs: leaf.stubs.map { HubList.Stub(riser: point($0.riser), box: point($0.box)) }
            )
        }
        return result
    }
}
