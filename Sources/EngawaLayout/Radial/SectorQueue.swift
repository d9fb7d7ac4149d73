import Foundation

/// The boxes of one cell that wait for a place in the sweep of their sector, in their order.
///
/// What is placed only ever pushes the others further on. So every trial is kept, and a newly placed box is all that it
/// has to be held against.
struct SectorQueue {
    /// A place that is tried for the box at the head of the queue or the one after it.
    struct Trial {
        var placed: SectorSweep.Placed
        /// The depth in the ring at which it stands, as a share of the room.
        var level: Double
        /// Whether there is such a place.
        var isFound: Bool
    }

    /// The best trial of several queues.
    struct Choice {
        var score: Double
        var ring: Int
        var position: Int
        var trial: Int

        static let none = Choice(score: .infinity, ring: 0, position: 0, trial: 0)
    }

    /// How many boxes at the head of the queue are tried.
    private static let window = 2

    private var waiting: ArraySlice<SectorSweep.Item>
    private let inner: Double
    private let outer: Double
    /// The trials of the boxes at the head; the first box's first.
    private var trials: [[Trial]] = []

    init(_ items: [SectorSweep.Item], from inner: Double, to outer: Double) {
        waiting = items[...]
        self.inner = inner
        self.outer = outer
    }

    /// Tries the boxes that have come to the head.
    mutating func look(_ ground: SectorGround) {
        while trials.count < Self.window, let item = waiting.popFirst() {
            var own: [Trial] = []
            for shape in item.shapes {
                let count = levels(shape.half)
                for level in 0..<count {
                    let box = PolarBox(angle: ground.start, radius: outer, half: shape.half)
                    var trial = Trial(
                        placed: SectorSweep.Placed(
                            index: item.index,
                            ties: item.ties,
                            shape: shape.index,
                            box: box,
                            first: 0,
                            last: 0,
                            nearest: 0,
                            passed: 0
                        ),
                        level: count == 1 ? 0 : Double(level) / Double(count - 1),
                        isFound: false
                    )
                    settle(&trial, from: ground.start, ground)
                    own.append(trial)
                }
            }
            trials.append(own)
        }
    }

    /// Whether one of the trials is better than the best that there is.
    func choose(_ best: inout Choice, ring: Int, shade: Double) {
        for position in trials.indices {
            for (index, trial) in trials[position].enumerated() where trial.isFound {
                let placed = trial.placed
                let score =
                    placed.first + shade * (placed.box.right - placed.first)
                    + 0.02 * Double(position) / placed.box.radius
                if score < best.score - 1e-12 {
                    best = Choice(score: score, ring: ring, position: position, trial: index)
                }
            }
        }
    }

    /// Takes what was chosen out of the queue.
    mutating func take(_ choice: Choice) -> SectorSweep.Placed {
        trials.remove(at: choice.position)[choice.trial].placed
    }

    /// Moves on what is in the way of a box that has found its place.
    mutating func push(beside other: SectorSweep.Placed, _ ground: SectorGround) {
        for position in trials.indices {
            var own = trials[position]
            trials[position] = []
            own.withUnsafeMutableBufferPointer { own in
                for index in own.indices where own[index].isFound && !own[index].placed.isClear(of: other, ground) {
                    settle(&own[index], from: own[index].placed.box.angle, ground)
                }
            }
            trials[position] = own
        }
    }

    /// At how many depths a box is tried.
    private func levels(_ half: Size) -> Int {
        let least = 2 * min(half.width, half.height)
        let room = outer - inner - least
        return max(1, min(8, Int(2 * room / (least + RadialSpacing.gap)) + 1))
    }

    /// The distance at which a box stands in a direction, at a share of the room that its ring has there.
    private func radius(_ half: Size, _ direction: Point, level: Double) -> Double? {
        let border = RadialSpacing.border
        let reach = half.width * abs(direction.x) + half.height * abs(direction.y)
        let breadth = half.width * abs(direction.y) + half.height * abs(direction.x)
        let outer = self.outer - border
        let inner = self.inner + border + reach
        let square = outer * outer - breadth * breadth
        guard square > 0 else { return nil }
        let farthest = square.squareRoot() - reach
        guard farthest >= inner - 1e-9 else { return nil }
        return inner + level * (farthest - inner)
    }

    /// A trial goes on a little farther than it is pushed: else it would be pushed many times by less and less.
    private static let beyond = 1e-3

    /// Moves a trial clockwise to the first place, from `angle` on, that all placed boxes allow.
    private func settle(_ trial: inout Trial, from angle: Double, _ ground: SectorGround) {
        let half = trial.placed.box.half
        trial.isFound = false
        let room = (outer - inner) / 2 - RadialSpacing.border
        guard min(half.width, half.height) <= room else { return }
        var angle = angle
        var direction = trial.placed.box.angle == angle ? trial.placed.box.direction : Angles.direction(angle)
        for _ in 0..<(60 + 3 * ground.placed.count) {
            let step: Double
            if let radius = radius(half, direction, level: trial.level) {
                trial.placed.box = PolarBox(angle: angle, direction: direction, radius: radius, half: half)
                let push = trial.placed.stand(on: ground)
                if push <= SectorGround.slack {
                    trial.isFound = true
                    return
                }
                step = push + Self.beyond
            } else {
                step = Self.turn(half, at: angle, room: room)
            }
            angle += step
            guard angle < ground.start + 2 * .pi else { return }
            direction = Angles.turned(direction, by: step, to: angle)
        }
    }

    /// How far a box that is too deep for its ring has to go on at least: it reaches farthest where its diagonal points to
    /// the hub.
    private static func turn(_ half: Size, at angle: Double, room: Double) -> Double {
        let diagonal = (half.width * half.width + half.height * half.height).squareRoot()
        let least = 0.02
        guard room < diagonal else { return least }
        let farthest = atan(half.height / half.width)
        let aside = acos(room / diagonal)
        let place = angle.truncatingRemainder(dividingBy: .pi)
        for end in [farthest + aside, .pi - farthest + aside] where place > end - 2 * aside && place < end {
            return max(least, end - place)
        }
        return least
    }
}
