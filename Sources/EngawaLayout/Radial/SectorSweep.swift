import Foundation

/// Fills one sector clockwise, box after box: each is placed as far back as all before it allow.
///
/// A spoke is straight. It ends at any place of its box's inner side, so a box may lean over the boxes further in: what
/// counts is that no spoke passes through a box, that spokes keep their order, and that boxes do not touch.
struct SectorSweep {
    /// A box to place.
    struct Item {
        /// Its position in the input.
        var index: Int
        var ring: Int
        var ties: Int
        /// The shapes that it may take, the best one first; never empty.
        var shapes: [Shape]
    }

    /// One of the shapes of a box.
    struct Shape {
        /// Its position in the input.
        var index: Int
        /// Half its size in the plane of circles.
        var half: Size

        /// Its longer side.
        var extent: Double { 2 * max(half.width, half.height) }
    }

    /// A box in its place, with the angles of its first and last spoke.
    struct Placed {
        var item: Item
        var box: PolarBox
        var first: Double
        var last: Double
        var nearest: Double
        /// Which of its shapes it took, as a position in the input.
        var shape: Int

        /// The angles of its spokes.
        var spokes: [Double] {
            let count = item.ties
            return (0..<count).map { count == 1 ? first : first + (last - first) * Double($0) / Double(count - 1) }
        }
    }

    /// The radii between the rings: `radii[0]` is the hub's, `radii[r + 1]` the outer end of ring r.
    let radii: [Double]
    /// The least angle between two spokes.
    let between: Double
    /// Where the sector begins.
    let start: Double
    /// What all spaces are multiplied with.
    var ease = 1.0
    /// How much a box is held to blame for what lies hidden behind it.
    var shade = 0.0

    private(set) var placed: [Placed] = []

    init(radii: [Double], between: Double, start: Double) {
        self.radii = radii
        self.between = between
        self.start = start
    }

    /// Where the sector can end.
    var end: Double {
        placed.reduce(start) { end, this in
            let border = this.box.right + RadialSpacing.border * ease / this.box.radius
            return max(end, border, this.item.ties > 0 ? this.last + between / 2 : start)
        }
    }

    /// Places all items; false where one does not fit its ring.
    mutating func fill(_ items: [Item]) -> Bool {
        placed.removeAll(keepingCapacity: true)
        var waiting = radii.dropFirst().indices.map { ring in items.filter { $0.ring == ring - 1 } }
        var left = items.count
        while left > 0 {
            var best: (score: Double, ring: Int, position: Int, placed: Placed)?
            for ring in waiting.indices where !waiting[ring].isEmpty {
                for position in 0..<min(2, waiting[ring].count) {
                    let item = waiting[ring][position]
                    for shape in item.shapes {
                        for level in levels(item, shape.half) {
                            guard let trial = place(item, shape, level: level) else { continue }
                            let score =
                                trial.first + shade * (trial.box.right - trial.first)
                                + 0.02 * Double(position) / trial.box.radius
                            if best.map({ score < $0.score - 1e-12 }) ?? true {
                                best = (score, ring, position, trial)
                            }
                        }
                    }
                }
            }
            guard let best else { return false }
            placed.append(best.placed)
            waiting[best.ring].remove(at: best.position)
            left -= 1
        }
        return true
    }

    /// The depths at which an item is tried, as shares of its room in the ring.
    private func levels(_ item: Item, _ half: Size) -> [Double] {
        let least = 2 * min(half.width, half.height)
        let room = radii[item.ring + 1] - radii[item.ring] - least
        let count = max(1, min(8, Int(2 * room / (least + RadialSpacing.gap)) + 1))
        return count == 1 ? [0] : (0..<count).map { Double($0) / Double(count - 1) }
    }

    /// The distance at which a box stands at `angle`, at a share of the room that its ring has there.
    private func radius(_ item: Item, _ half: Size, at angle: Double, level: Double) -> Double? {
        let border = RadialSpacing.border
        let reach = PolarBox.reach(half, angle)
        let breadth = PolarBox.breadth(half, angle)
        let outer = radii[item.ring + 1] - border
        let inner = radii[item.ring] + border + reach
        let square = outer * outer - breadth * breadth
        guard square > 0 else { return nil }
        let farthest = square.squareRoot() - reach
        guard farthest >= inner - 1e-9 else { return nil }
        return inner + level * (farthest - inner)
    }

    private func place(_ item: Item, _ shape: Shape, level: Double) -> Placed? {
        let half = shape.half
        let gap = RadialSpacing.gap * ease
        let lane = RadialSpacing.lane * ease
        var angle = start
        for _ in 0..<(60 + 3 * placed.count) {
            guard let radius = radius(item, half, at: angle, level: level) else {
                angle += 0.08
                continue
            }
            let box = PolarBox(angle: angle, radius: radius, half: half)
            let nearest = box.nearest
            var push = start + RadialSpacing.border * ease / max(nearest, 1) - box.left
            // Half the way to the last spoke of the sector before.
            var spoke = start + between / 2
            for other in placed {
                if other.item.ties > 0 {
                    if item.ties > 0 { spoke = max(spoke, other.last + between) }
                    if other.box.radius > nearest { push = max(push, other.last + lane / nearest - box.left) }
                }
                if item.ties > 0, other.nearest < radius {
                    spoke = max(spoke, other.box.right + lane / max(other.nearest, 1))
                }
                push = max(push, box.way(from: other.box, gap: gap))
            }
            let wide = box.right - box.left
            let foot = min(RadialSpacing.foot / radius, wide * 0.25)
            let spread = min(Double(max(0, item.ties - 1)) * between, wide - 2 * foot)
            if item.ties > 0 {
                let first = max(spoke, box.left + foot)
                push = max(push, first + spread + foot - box.right)
                spoke = first
            } else {
                spoke = box.left
            }
            if push <= 1e-7 {
                return Placed(
                    item: item,
                    box: box,
                    first: spoke,
                    last: spoke + spread,
                    nearest: nearest,
                    shape: shape.index
                )
            }
            angle += push + 1e-8
        }
        return nil
    }

    /// Moves every spoke to the middle of its box, as far as the boxes and spokes beside it allow.
    mutating func centerSpokes() {
        let limit = end
        for index in placed.indices where placed[index].item.ties > 0 {
            let this = placed[index]
            let foot = min(RadialSpacing.foot / this.box.radius, (this.box.right - this.box.left) * 0.25)
            var low = max(start + between / 2, this.box.left + foot)
            var high = min(limit - between / 2, this.box.right - foot) - (this.last - this.first)
            for (position, other) in placed.enumerated() where position != index {
                let lane = RadialSpacing.lane / max(other.nearest, 1)
                let isPassed = other.nearest < this.box.radius
                if position < index {
                    if other.item.ties > 0 { low = max(low, other.last + between) }
                    if isPassed { low = max(low, other.box.right + lane) }
                } else {
                    if other.item.ties > 0 { high = min(high, other.first - between - (this.last - this.first)) }
                    if isPassed { high = min(high, other.box.left - lane - (this.last - this.first)) }
                }
            }
            guard low < high else { continue }
            let first = min(max(this.box.angle - (this.last - this.first) / 2, low), high)
            placed[index].last += first - this.first
            placed[index].first = first
        }
    }
}
