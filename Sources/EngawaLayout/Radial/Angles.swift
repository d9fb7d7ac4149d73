import Foundation

/// Angles by the million: small ones need no more than a few terms of their series. All are exact to 1e-10.
enum Angles {
    /// The arc tangent.
    static func arcTangent(_ x: Double) -> Double {
        let square = x * x
        guard square < 0.0625 else { return atan(x) }
        var sum = 1.0 / 13
        sum = 1.0 / 11 - square * sum
        sum = 1.0 / 9 - square * sum
        sum = 1.0 / 7 - square * sum
        sum = 1.0 / 5 - square * sum
        sum = 1.0 / 3 - square * sum
        return x * (1 - square * sum)
    }

    /// The direction from the hub at `angle`, clockwise from the left.
    static func direction(_ angle: Double) -> Point { Point(-cos(angle), -sin(angle)) }

    /// A direction turned clockwise.
    static func turned(_ direction: Point, by angle: Double, to whole: Double) -> Point {
        guard abs(angle) < 0.06 else { return Self.direction(whole) }
        let square = angle * angle
        let sine = angle * (1 - square / 6 * (1 - square / 20))
        let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
        return Point(direction.x * cosine - direction.y * sine, direction.x * sine + direction.y * cosine)
    }
}
