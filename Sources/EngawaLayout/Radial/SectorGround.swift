/// What a box that looks for a place has to leave free: the boxes of its sector that have one, their spokes, and the spaces
/// between all of them.
struct SectorGround {
    /// Where the sector begins.
    let start: Double
    /// The least angle between two spokes.
    let between: Double
    /// Between two boxes, from a spoke to a box that it passes, and from a box to the line around its cell.
    let gap: Double
    let lane: Double
    let border: Double
    /// The boxes that have a place; valid as long as the sweep lends them.
    let placed: UnsafeBufferPointer<SectorSweep.Placed>

    /// What may be left of a push.
    static let slack = 1e-7
}

extension SectorSweep.Placed {
    /// The first angle that a spoke of this box may have beside that one's.
    private func firstSpoke(beside other: Self, _ ground: SectorGround) -> Double {
        let spoke = other.ties > 0 ? other.last + ground.between : -.infinity
        return other.nearest < box.radius ? max(spoke, other.passed) : spoke
    }

    /// How far this box has to move on beside that one and its spokes; `lane` is the angle that a spoke keeps from it.
    private func push(beside other: Self, _ ground: SectorGround, lane: Double) -> Double {
        let way = box.way(from: other.box, gap: ground.gap)
        guard other.ties > 0, other.box.radius > nearest else { return way }
        return max(way, other.last + lane - box.left)
    }

    /// Whether this box may stay where it is beside that one.
    func isClear(of other: Self, _ ground: SectorGround) -> Bool {
        (ties == 0 || firstSpoke(beside: other, ground) <= first)
            && push(beside: other, ground, lane: ground.lane / nearest) <= SectorGround.slack
    }

    /// Gives the spokes their angles in this place.
    ///
    /// - Returns: how far the box has to move on; nothing where it may stand here.
    mutating func stand(on ground: SectorGround) -> Double {
        nearest = box.nearest
        passed = box.right + ground.lane / max(nearest, 1)
        let lane = ground.lane / nearest
        var push = ground.start + ground.border / max(nearest, 1) - box.left
        // Half the way to the last spoke of the sector before.
        var spoke = ground.start + ground.between / 2
        for index in ground.placed.indices {
            if ties > 0 { spoke = max(spoke, firstSpoke(beside: ground.placed[index], ground)) }
            push = max(push, self.push(beside: ground.placed[index], ground, lane: lane))
        }
        guard ties > 0 else {
            first = box.left
            last = first
            return push
        }
        let wide = box.right - box.left
        let foot = min(RadialSpacing.foot / box.radius, wide * 0.25)
        let spread = min(Double(ties - 1) * ground.between, wide - 2 * foot)
        first = max(spoke, box.left + foot)
        last = first + spread
        return max(push, last + foot - box.right)
    }
}
