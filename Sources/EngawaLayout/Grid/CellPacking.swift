/// The boxes of one cell and the ways to arrange them.
struct CellPacking: Sendable {
    private let shapes: [[Size]]
    private let least: [Double]
    /// The widths to try for the boxes of a stack, from narrow to wide.
    private let widths: [Double]
    /// The first of `widths` into which every box fits.
    private let firstForAll: Int
    /// `sums[w][i]`: the heights of the first i boxes at width w, each with a gap; infinite where one does not fit.
    private let sums: [[Double]]

    private static let mostWidths = 20
    private static let mostStacks = 40

    /// - Parameters:
    ///   - shapes: the sizes that every box can take, each narrower than the one before.
    ///   - ties: how many ties every box has.
    init(shapes: [[Size]], ties: [Int]) {
        self.shapes = shapes
        let least = ties.map { Double($0) * GridSpacing.tie + 0.4 }
        self.least = least
        let narrowest = shapes.map { $0[$0.count - 1].width }.max() ?? 0
        let all = Set(shapes.flatMap { $0.map(\.width) }).sorted()
        var widths = all
        if all.count > Self.mostWidths {
            widths = (0..<Self.mostWidths).map { all[$0 * (all.count - 1) / (Self.mostWidths - 1)] }
            if !widths.contains(narrowest) { widths.insert(narrowest, at: widths.firstIndex { $0 > narrowest } ?? 0) }
        }
        self.widths = widths
        firstForAll = widths.firstIndex { $0 >= narrowest } ?? 0
        sums = widths.map { width in
            var sum = 0.0
            return [0]
                + shapes.indices.map { index in
                    let shape = shapes[index].first { $0.width <= width }
                    sum += shape.map { max(least[index], $0.height) + GridSpacing.gap } ?? .infinity
                    return sum
                }
        }
    }

    /// The shape that box `index` takes where it may be `limit` wide: the one with the fewest lines that fits.
    func shape(_ index: Int, limit: Double) -> Int {
        let all = shapes[index]
        return all.firstIndex { $0.width <= limit } ?? all.count - 1
    }

    /// The height that box `index` takes where it may be `limit` wide.
    func height(_ index: Int, limit: Double) -> Double {
        max(least[index], shapes[index][shape(index, limit: limit)].height)
    }

    /// Every arrangement worth a look, in no particular order. O(widths · stacks · boxes).
    func packs() -> [CellPack] {
        let count = shapes.count
        guard count > 0 else { return [] }
        var result: [CellPack] = []
        for width in firstForAll..<widths.count {
            var last = Double.infinity
            for stacks in 1...min(count, Self.mostStacks) {
                let height = lowest(width, stacks: stacks)
                guard height < last - 1e-6 else { continue }
                last = height
                result.append(pack(width, height: height))
            }
        }
        return result
    }

    /// The height of boxes `range` under one another at width number `width`.
    private func height(_ range: Range<Int>, _ width: Int) -> Double {
        let column = sums[width]
        return column[range.upperBound] - column[range.lowerBound] - GridSpacing.gap
    }

    /// How low the highest of at most `stacks` consecutive stacks can be.
    private func lowest(_ width: Int, stacks: Int) -> Double {
        let column = sums[width]
        let count = shapes.count
        var high = column[count] - GridSpacing.gap
        guard stacks > 1 else { return high }
        var low = (column[count] / Double(stacks)) - GridSpacing.gap
        for box in 0..<count { low = max(low, height(box..<(box + 1), width)) }
        while high - low > 0.02 {
            let middle = (low + high) / 2
            if fits(column, middle, stacks) { high = middle } else { low = middle }
        }
        return ranges(width, upTo: high).reduce(0) { max($0, height($1, width)) }
    }

    /// Whether stacks of at most this height, filled one after the other, are at most this many.
    private func fits(_ column: [Double], _ height: Double, _ stacks: Int) -> Bool {
        var used = 1
        var start = column[0]
        for box in 1..<column.count where column[box] - GridSpacing.gap - start > height + 1e-9 {
            used += 1
            if used > stacks { return false }
            start = column[box - 1]
        }
        return true
    }

    private func ranges(_ width: Int, upTo height: Double) -> [Range<Int>] {
        let column = sums[width]
        var result: [Range<Int>] = []
        var start = 0
        for box in 1..<column.count
        where column[box] - GridSpacing.gap - column[start] > height + 1e-9 && box - 1 > start {
            result.append(start..<(box - 1))
            start = box - 1
        }
        result.append(start..<shapes.count)
        return result
    }

    /// Fills stacks up to a height, and makes each as narrow as that height allows.
    private func pack(_ width: Int, height: Double) -> CellPack {
        var total = GridSpacing.right
        var lines = 0
        let stacks = ranges(width, upTo: height).map { range in
            let chosen = (0..<width).first { self.height(range, $0) <= height + 1e-6 } ?? width
            total += GridSpacing.gutter + GridSpacing.stub + widths[chosen]
            lines += range.reduce(0) { $0 + shape($1, limit: widths[chosen]) }
            return CellPack.Stack(boxes: range, width: widths[chosen], height: self.height(range, chosen))
        }
        return CellPack(
            stacks: stacks,
            width: total,
            height: height + 2 * GridSpacing.padding + (stacks.count > 1 ? GridSpacing.feedHeight : 0),
            lines: lines
        )
    }
}
