import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaLayout

@Suite("Laying out rings and sectors")
struct RadialLayoutTests {
    private static let seeds: [UInt64] = Array(1...18)
    /// A drawing takes a while in a debug build, so all tests look at the same ones.
    private static let layouts = seeds.map { RadialSample(seed: $0).layout() }

    private func drawn(_ seed: UInt64) -> RadialLayout { Self.layouts[Int(seed) - 1] }

    /// The part of a segment that lies in a rectangle, in points.
    private func length(_ one: Point, _ other: Point, in rect: Rect) -> Double {
        var low = 0.0
        var high = 1.0
        let dx = other.x - one.x
        let dy = other.y - one.y
        for (start, step, least, most) in [(one.x, dx, rect.x, rect.maxX), (one.y, dy, rect.y, rect.maxY)] {
            if abs(step) < 1e-12 {
                if start < least || start > most { return 0 }
                continue
            }
            let ends = [(least - start) / step, (most - start) / step].sorted()
            low = max(low, ends[0])
            high = min(high, ends[1])
        }
        return low < high ? (high - low) * (dx * dx + dy * dy).squareRoot() : 0
    }

    private func corners(_ rect: Rect) -> [Point] {
        [Point(rect.x, rect.y), Point(rect.maxX, rect.y), Point(rect.x, rect.maxY), Point(rect.maxX, rect.maxY)]
    }

    /// The distance and the angle of a point in the plane where the rings are circles.
    private func polar(_ point: Point, _ layout: RadialLayout) -> (distance: Double, angle: Double) {
        let x = (point.x - layout.center.x) / layout.stretch
        let y = point.y - layout.center.y
        let angle = atan2(-y, -x)
        return ((x * x + y * y).squareRoot(), angle < 0 ? angle + 2 * .pi : angle)
    }

    @Test("every box lies in its ring and its sector, and everything on the page", arguments: seeds)
    func inCells(seed: UInt64) {
        let sample = RadialSample(seed: seed)
        let layout = drawn(seed)
        let page = Rect(x: 0, y: 0, width: layout.page.width, height: layout.page.height)
        #expect(layout.boxes.count == sample.input.boxes.count)
        for (box, placed) in zip(sample.input.boxes, layout.boxes) {
            #expect(page.contains(placed.rect), "seed \(seed)")
            let nearest = Point(
                min(max(layout.center.x, placed.rect.x), placed.rect.maxX),
                min(max(layout.center.y, placed.rect.y), placed.rect.maxY)
            )
            #expect(polar(nearest, layout).distance > layout.radii[box.ring] - 1e-6, "seed \(seed)")
            for corner in corners(placed.rect) {
                let place = polar(corner, layout)
                #expect(place.distance < layout.radii[box.ring + 1] + 1e-6, "seed \(seed)")
                let isWithin = place.angle > layout.borders[box.sector] && place.angle < layout.borders[box.sector + 1]
                #expect(isWithin, "seed \(seed)")
            }
        }
        for label in layout.sectors + layout.rings { #expect(page.contains(label.rect), "seed \(seed)") }
        #expect(page.contains(layout.hub), "seed \(seed)")
    }

    @Test("boxes, names and what else stands on the page do not meet", arguments: seeds)
    func apart(seed: UInt64) {
        let layout = drawn(seed)
        let boxes = layout.boxes.map(\.rect)
        let all =
            boxes.enumerated().map { ("box \($0)", $1) }
            + layout.sectors.enumerated().map { ("sector \($0)", $1.rect) }
            + layout.rings.enumerated().map { ("ring \($0)", $1.rect) }
        var meeting: [String] = []
        for (index, one) in all.enumerated() {
            for other in all[(index + 1)...] where one.1.overlaps(other.1) { meeting.append("\(one.0) \(other.0)") }
        }
        #expect(meeting == [], "seed \(seed)")
        for obstacle in RadialSample.obstacles {
            #expect(!(boxes + layout.sectors.map(\.rect)).contains { $0.overlaps(obstacle) }, "seed \(seed)")
        }
    }

    @Test("a spoke runs from the hub to its box and through no other", arguments: seeds)
    func spokes(seed: UInt64) {
        let sample = RadialSample(seed: seed)
        let layout = drawn(seed)
        for (index, placed) in layout.boxes.enumerated() {
            #expect(placed.spokes.count == sample.input.boxes[index].ties, "seed \(seed)")
            for spoke in placed.spokes {
                #expect(abs(polar(spoke.hub, layout).distance - layout.radii[0]) < 1e-6, "seed \(seed)")
                #expect(placed.rect.contains(Rect(x: spoke.box.x, y: spoke.box.y, width: 0, height: 0)), "seed \(seed)")
                for (other, box) in layout.boxes.enumerated() where other != index {
                    #expect(length(spoke.hub, spoke.box, in: box.rect) == 0, "seed \(seed)")
                }
                for label in layout.rings { #expect(length(spoke.hub, spoke.box, in: label.rect) == 0, "seed \(seed)") }
            }
        }
    }

    @Test("no two spokes have one angle", arguments: seeds)
    func angles(seed: UInt64) {
        let layout = drawn(seed)
        let angles = layout.boxes.flatMap(\.spokes).map { polar($0.hub, layout).angle }.sorted()
        for (one, next) in zip(angles, angles.dropFirst()) { #expect(next - one > 1e-4, "seed \(seed)") }
    }

    @Test("a box is as large as the shape that it took", arguments: seeds)
    func shapes(seed: UInt64) {
        let sample = RadialSample(seed: seed)
        let layout = drawn(seed)
        for (box, placed) in zip(sample.input.boxes, layout.boxes) {
            let shape = box.shapes[placed.shape]
            #expect(abs(placed.rect.width - shape.width * layout.font) < 1e-6, "seed \(seed)")
            #expect(abs(placed.rect.height - shape.height * layout.font) < 1e-6, "seed \(seed)")
        }
    }

    @Test("the same input gives the same layout", arguments: Array<UInt64>(1...4))
    func determinism(seed: UInt64) {
        let one = drawn(seed)
        let other = RadialSample(seed: seed).layout()
        #expect(one.boxes.map(\.rect) == other.boxes.map(\.rect) && one.font == other.font, "seed \(seed)")
    }

    @Test("few boxes have the largest font that is wanted, and empty sectors stay visible")
    func few() {
        var sample = RadialSample(seed: 3)
        sample.input.boxes = [RadialInput.Box(sector: 0, ring: 0, ties: 1, shapes: [Size(width: 5, height: 2)], age: 0)]
        sample.paper = .a3
        let layout = sample.layout()
        #expect(layout.font == 18)
        for (start, end) in zip(layout.borders, layout.borders.dropFirst()) { #expect(end - start > 0.02) }
        for (inner, outer) in zip(layout.radii, layout.radii.dropFirst()) { #expect(outer - inner > 10) }
    }

    @Test("a box more moves the others by less than a box's height, in the middle of many drawings")
    func stability() {
        var movements: [Double] = []
        for seed in UInt64(1)...9 {
            let sample = RadialSample(seed: seed, counts: [20, 35, 45])
            var more = sample
            more.input.boxes.append(sample.input.boxes[Int(seed) % sample.input.boxes.count])
            more.input.boxes[more.input.boxes.count - 1].age = 1000
            let before = sample.layout().boxes.map(\.rect)
            let after = more.layout().boxes.map(\.rect)
            let ways = zip(before, after).map { one, other in
                let x = one.midX - other.midX
                let y = one.midY - other.midY
                return (x * x + y * y).squareRoot()
            }
            movements.append(median(ways) / median(before.map(\.height)))
        }
        #expect(median(movements) < 1, "\(movements)")
    }

    @Test("the first box of an empty ring, when it comes last, costs about what it costs when it comes first")
    func firstOfRing() {
        func outermost(age: Int) -> Double {
            var boxes = (0..<22).map { number in
                RadialInput.Box(
                    sector: number % 5,
                    ring: number % 2,
                    ties: 1,
                    shapes: [Size(width: 8, height: 2), Size(width: 4.5, height: 3)],
                    age: number + 1
                )
            }
            // Much deeper than an empty ring.
            boxes.append(RadialInput.Box(sector: 2, ring: 2, ties: 1, shapes: [Size(width: 5.5, height: 5)], age: age))
            let names = [Size(width: 4.5, height: 1.1), Size(width: 2.5, height: 2.2)]
            return RadialRings(
                RadialInput(
                    boxes: boxes,
                    sectors: (0..<5).map { _ in names },
                    rings: (0..<3).map { _ in names },
                    hub: 3,
                    stretch: 1.42,
                    expectedFont: 12
                )
            ).outermost
        }
        let (last, first) = (outermost(age: 100), outermost(age: 0))
        #expect(last < 1.25 * first, "\(last) \(first)")
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
