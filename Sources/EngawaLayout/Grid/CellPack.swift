/// One way to arrange the boxes of a cell: in sub-columns beside one another, each with a riser of its own.
struct CellPack: Sendable {
    /// One sub-column.
    struct Stack: Sendable {
        /// Its boxes, as positions in the cell.
        var boxes: Range<Int>
        /// The width of all its boxes, in ems.
        var width: Double
        /// The sum of the heights and gaps, in ems.
        var height: Double
    }

    var stacks: [Stack]
    /// The width of the whole cell, in ems.
    var width: Double
    /// The height of the whole cell, in ems.
    var height: Double
    /// How many lines of text it has in all boxes: few are pleasant to read.
    var lines: Int
}

/// The boxes of one cell and the ways to arrange them.
struct CellPacking {
    private let shapes: [[Size]]
    private let least: [Double]

    /// - Parameters:
    ///   - shapes: the sizes that every box can take, each narrower than the one before.
    ///   - ties: how many ties every box has.
    init(shapes: [[Size]], ties: [Int]) {
        self.shapes = shapes
        least = ties.map { Double($0) * GridSpacing.tie + 0.4 }
    }

    /// The shape that box `index` takes where it may be `limit` wide: the one with the fewest lines that fits.
    func shape(_ index: Int, limit: Double) -> Int {
        let all = shapes[index]
        return all.firstIndex { $0.width <= limit + 1e-9 } ?? all.count - 1
    }

    /// The height that box `index` takes where it may be `limit` wide.
    func height(_ index: Int, limit: Double) -> Double {
        max(least[index], shapes[index][shape(index, limit: limit)].height)
    }

    /// Every arrangement worth a look, in no particular order. O(limits · stacks · boxes · log).
    func packs() -> [CellPack] {
        let count = shapes.count
        guard count > 0 else { return [] }
        var result: [CellPack] = []
        for limit in limits() {
            let heights = (0..<count).map { height($0, limit: limit) }
            var last = Double.infinity
            for stacks in 1...min(count, 36) {
                let cut = Self.cut(heights, into: stacks)
                guard cut.height < last - 1e-6 else { continue }
                last = cut.height
                result.append(pack(cut.ranges, limit: limit, height: cut.height))
            }
        }
        return result
    }

    /// The arrangements of which none is both narrower and lower than another, from narrow to wide.
    static func frontier(_ packs: [CellPack]) -> [CellPack] {
        let sorted = packs.sorted { ($0.width, $0.height) < ($1.width, $1.height) }
        var result: [CellPack] = []
        for pack in sorted where result.last.map({ pack.height < $0.height - 1e-6 }) ?? true {
            result.append(pack)
        }
        return result
    }

    /// The widths to try for a box: those at which some box needs a line less.
    private func limits() -> [Double] {
        let narrowest = shapes.map { $0[$0.count - 1].width }.max() ?? 0
        var all = Set(shapes.flatMap { $0.map(\.width) }.filter { $0 >= narrowest })
        all.insert(narrowest)
        let sorted = all.sorted()
        let most = 14
        guard sorted.count > most else { return sorted }
        return (0..<most).map { sorted[$0 * (sorted.count - 1) / (most - 1)] }
    }

    /// Cuts the boxes into at most `count` consecutive stacks so that the highest is as low as can be.
    private static func cut(_ heights: [Double], into count: Int) -> (ranges: [Range<Int>], height: Double) {
        let gap = GridSpacing.gap
        var low = max((heights.reduce(0) { $0 + $1 + gap }) / Double(count) - gap, heights.max() ?? 0)
        var high = heights.reduce(-gap) { $0 + $1 + gap }
        var best = fill(heights, upTo: high)
        for _ in 0..<14 where high - low > 0.02 {
            let middle = (low + high) / 2
            let ranges = fill(heights, upTo: middle)
            if ranges.count <= count {
                high = middle
                best = ranges
            } else {
                low = middle
            }
        }
        let height = best.map { sum(heights, $0) }.max() ?? 0
        return (best, height)
    }

    private static func sum(_ heights: [Double], _ range: Range<Int>) -> Double {
        range.reduce(-GridSpacing.gap) { $0 + heights[$1] + GridSpacing.gap }
    }

    private static func fill(_ heights: [Double], upTo limit: Double) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var height = -GridSpacing.gap
        for index in heights.indices {
            let next = height + heights[index] + GridSpacing.gap
            if next > limit + 1e-9, index > start {
                ranges.append(start..<index)
                start = index
                height = heights[index]
            } else {
                height = next
            }
        }
        ranges.append(start..<heights.count)
        return ranges
    }

    /// Makes every stack as narrow as the height of the highest one allows.
    private func pack(_ ranges: [Range<Int>], limit: Double, height: Double) -> CellPack {
        var stacks: [CellPack.Stack] = []
        var lines = 0
        for range in ranges {
            let width = narrowest(range, limit: limit, height: height)
            let heights = range.map { self.height($0, limit: width) }
            lines += range.reduce(0) { $0 + shape($1, limit: width) + 1 }
            stacks.append(
                CellPack.Stack(
                    boxes: range,
                    width: width,
                    height: heights.reduce(-GridSpacing.gap) { $0 + $1 + GridSpacing.gap }
                )
            )
        }
        let gutter = GridSpacing.gutter + GridSpacing.stub
        return CellPack(
            stacks: stacks,
            width: stacks.reduce(GridSpacing.right) { $0 + gutter + $1.width },
            height: height + 2 * GridSpacing.padding + (stacks.count > 1 ? GridSpacing.feedHeight : 0),
            lines: lines
        )
    }

    private func narrowest(_ range: Range<Int>, limit: Double, height: Double) -> Double {
        let candidates = Set(range.flatMap { shapes[$0].map(\.width) }).filter { $0 <= limit + 1e-9 }.sorted()
        for candidate in candidates {
            guard range.allSatisfy({ shapes[$0][shapes[$0].count - 1].width <= candidate + 1e-9 }) else { continue }
            let total = range.reduce(-GridSpacing.gap) { $0 + self.height($1, limit: candidate) + GridSpacing.gap }
            if total <= height + 1e-6 { return candidate }
        }
        return limit
    }
}
