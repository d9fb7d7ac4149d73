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
        /// Its position in the input.
        var index: Int
        var ties: Int
        /// Which of its shapes it took, as a position in the input.
        var shape: Int
        var box: PolarBox
        var first: Double
        var last: Double
        /// The least distance of the box from the hub's centre.
        var nearest: Double
        /// The first angle at which a spoke may pass the box.
        var passed: Double

        /// The angles of its spokes.
        var spokes: [Double] {
            (0..<ties).map { ties == 1 ? first : first + (last - first) * Double($0) / Double(ties - 1) }
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
            let border = this.box.right + border / this.box.radius
            return max(end, border, this.ties > 0 ? this.last + between / 2 : start)
        }
    }

    /// Places all items; false where one does not fit its ring.
    mutating func fill(_ items: [Item], before limit: Double = .infinity) -> Bool {
        placed.removeAll(keepingCapacity: true)
        var queues = radii.indices.dropLast().map { ring in
            SectorQueue(items.filter { $0.ring == ring }, from: radii[ring], to: radii[ring + 1])
        }
        for _ in items.indices {
            var best = SectorQueue.Choice.none
            withGround { ground in
                for ring in queues.indices {
                    queues[ring].look(ground)
                    queues[ring].choose(&best, ring: ring, shade: shade)
                }
            }
            guard best.score < .infinity else { return false }
            let next = queues[best.ring].take(best)
            placed.append(next)
            guard next.box.right < limit else { return false }
            withGround { ground in
                for ring in queues.indices { queues[ring].push(beside: next, ground) }
            }
        }
        return true
    }

    private var border: Double { RadialSpacing.border * ease }

    /// Lends what is placed, with the spaces as wide as they are now.
    private func withGround(_ body: (SectorGround) -> Void) {
        placed.withUnsafeBufferPointer { placed in
            body(
                SectorGround(
                    start: start,
                    between: between,
                    gap: RadialSpacing.gap * ease,
                    lane: RadialSpacing.lane * ease,
                    border: border,
                    placed: placed
                )
            )
        }
    }

    /// Moves every spoke to the middle of its box, as far as the boxes and spokes beside it allow.
    mutating func centerSpokes() {
        let limit = end
        for index in placed.indices where placed[index].ties > 0 {
            let this = placed[index]
            let foot = min(RadialSpacing.foot / this.box.radius, (this.box.right - this.box.left) * 0.25)
            var low = max(start + between / 2, this.box.left + foot)
            var high = min(limit - between / 2, this.box.right - foot) - (this.last - this.first)
            for (position, other) in placed.enumerated() where position != index {
                let lane = RadialSpacing.lane / max(other.nearest, 1)
                let isPassed = other.nearest < this.box.radius
                if position < index {
                    if other.ties > 0 { low = max(low, other.last + between) }
                    if isPassed { low = max(low, other.box.right + lane) }
                } else {
                    if other.ties > 0 { high = min(high, other.first - between - (this.last - this.first)) }
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
