import Foundation

/// A box seen from the hub, in the plane where the rings are circles.
///
/// Angles are radians, clockwise on the page, 0 to the left of the hub.
struct PolarBox: Sendable {
    /// The angle of its centre.
    var angle: Double
    /// The same as a direction on the page.
    let direction: Point
    /// The distance of its centre.
    var radius: Double
    /// Half its width and half its height.
    var half: Size
    /// Its centre; x to the right, y downward.
    private(set) var center: Point
    /// The angles of its outermost corners, counted on from `angle`.
    private(set) var left: Double
    private(set) var right: Double

    init(angle: Double, radius: Double, half: Size) {
        self.init(angle: angle, direction: Angles.direction(angle), radius: radius, half: half)
    }

    /// - Parameter direction: from the hub to the box, of length 1.
    init(angle: Double, direction: Point, radius: Double, half: Size) {
        self.angle = angle
        self.direction = direction
        self.radius = radius
        self.half = half
        let x = direction.x * radius
        let y = direction.y * radius
        center = Point(x, y)
        var low = 0.0
        var high = 0.0
        for (dx, dy) in [(half.width, half.height), (half.width, -half.height)] {
            let cross = x * dy - y * dx
            let dot = x * dx + y * dy
            let square = radius * radius
            // A corner and the one across from it.
            let one = cross / max(square + dot, 1e-9)
            let other = -cross / max(square - dot, 1e-9)
            low = min(low, one, other)
            high = max(high, one, other)
        }
        left = angle + Angles.arcTangent(low)
        right = angle + Angles.arcTangent(high)
    }

    /// The least distance of any of its points from the hub's centre, from below.
    var nearest: Double { radius - half.width * abs(direction.x) - half.height * abs(direction.y) }

    /// The distance at which a ray from the hub at `angle` enters it; its middle's where the ray misses it.
    func entry(_ angle: Double) -> Double {
        let direction = Point(-cos(angle), -sin(angle))
        let across = Self.span(center.x, half.width, direction.x)
        let along = Self.span(center.y, half.height, direction.y)
        let near = max(across.near, along.near)
        return near <= min(across.far, along.far) && near.isFinite ? near : radius
    }

    private static func span(_ middle: Double, _ half: Double, _ direction: Double) -> (near: Double, far: Double) {
        guard abs(direction) > 1e-9 else {
            return abs(middle) <= half ? (-.infinity, .infinity) : (.infinity, -.infinity)
        }
        let one = (middle - half) / direction
        let other = (middle + half) / direction
        return (min(one, other), max(one, other))
    }

    /// How far it has to go on clockwise along its circle so that `gap` lies between it and `other`; 0 where it does.
    func way(from other: PolarBox, gap: Double) -> Double {
        let wide = half.width + other.half.width + gap
        let high = half.height + other.half.height + gap
        let dx = center.x - other.center.x
        let dy = center.y - other.center.y
        guard abs(dx) < wide, abs(dy) < high else { return 0 }
        // Clockwise from the left: up, right, down.
        let ahead = Point(-direction.y * radius, direction.x * radius)
        let across = (ahead.x > 0 ? wide - dx : wide + dx) / max(abs(ahead.x), 1e-6)
        let along = (ahead.y > 0 ? high - dy : high + dy) / max(abs(ahead.y), 1e-6)
        return min(across, along)
    }
}
