import Foundation

/// Points and straight lines between them, moved about so that few lines cross (Davidson, Harel 1996).
struct Sketch {
    /// Lines between two points, as many as they weigh.
    struct Line {
        var from: Int
        var to: Int
        var weight: Double
    }

    private(set) var places: [Point]
    private let lines: [Line]
    private let linesOf: [[Int]]
    private let radius: [Double]
    private let area: Box
    private var segments: [Segment]
    private let perLength: Double
    private static let lengthPrice = 1.2
    private static let nearPrice = 1.0
    private static let throughPrice = 0.6

    init(places: [Point], lines: [Line], radius: [Double], area: Box) {
        self.places = places
        self.lines = lines
        self.radius = radius
        self.area = area
        var linesOf = [[Int]](repeating: [], count: places.count)
        for (index, line) in lines.enumerated() {
            linesOf[line.from].append(index)
            linesOf[line.to].append(index)
        }
        self.linesOf = linesOf
        segments = lines.map { Segment(places[$0.from], places[$0.to]) }
        perLength = Self.lengthPrice / max(1, Segment(Point(area.x0, area.y0), Point(area.x1, area.y1)).length)
    }

    /// Tries moves with about so many tests of two lines in all, cooling down.
    mutating func anneal(seed: UInt64, work: Int) {
        guard places.count > 1, !lines.isEmpty else { return }
        var numbers = HashedNumbers(seed: seed)
        let perMove = 2 * (2 * lines.count / places.count + 1) * (lines.count + places.count) + 2 * lines.count
        let steps = min(places.count * 9000, work / max(1, perMove))
        let (width, height) = (area.x1 - area.x0, area.y1 - area.y0)
        for step in 0..<steps {
            let time = Double(step) / Double(steps)
            let temperature = 2.5 * pow(0.03, time)
            let reach = 0.5 * pow(0.05, time)
            let point = step % places.count
            var place = places[point]
            let draw = numbers.unit()
            if draw < 0.1 {
                place = Point(area.x0 + numbers.unit() * width, area.y0 + numbers.unit() * height)
            } else {
                if draw < 0.25 { place = middle(of: point) }
                place.x += (numbers.unit() + numbers.unit() - 1) * reach * width
                place.y += (numbers.unit() + numbers.unit() - 1) * reach * height
            }
            let margin = min(radius[point], 0.2 * min(width, height))
            place.x = max(area.x0 + margin, min(area.x1 - margin, place.x))
            place.y = max(area.y0 + margin, min(area.y1 - margin, place.y))
            let limit = cost(point, limit: .infinity) - temperature * log(max(1e-12, numbers.unit()))
            let old = places[point]
            put(point, place)
            if cost(point, limit: limit) > limit { put(point, old) }
        }
    }

    private mutating func put(_ point: Int, _ place: Point) {
        places[point] = place
        for index in linesOf[point] {
            segments[index] = Segment(places[lines[index].from], places[lines[index].to])
        }
    }

    private func middle(of point: Int) -> Point {
        var (x, y, count) = (0.0, 0.0, 0.0)
        for index in linesOf[point] {
            let other = places[lines[index].from == point ? lines[index].to : lines[index].from]
            (x, y, count) = (x + other.x, y + other.y, count + 1)
        }
        return count > 0 ? Point(x / count, y / count) : places[point]
    }

    /// What a point and its lines cost; more than `limit` is not counted to the end.
    private func cost(_ point: Int, limit: Double) -> Double {
        var sum = 0.0
        let here = places[point]
        for other in places.indices where other != point {
            let wanted = radius[point] + radius[other]
            let (x, y) = (here.x - places[other].x, here.y - places[other].y)
            let square = x * x + y * y
            if square < wanted * wanted { sum += Self.nearPrice * (1 - square.squareRoot() / wanted) }
        }
        for index in linesOf[point] {
            let segment = segments[index]
            let weight = lines[index].weight
            sum += segment.length * perLength * weight
            for other in segments.indices where segment.crosses(segments[other]) && other != index {
                sum += weight * lines[other].weight
            }
            if sum > limit { return sum }
            for other in places.indices where other != lines[index].from && other != lines[index].to {
                sum += near(other, segment) * weight
            }
        }
        for index in segments.indices where lines[index].from != point && lines[index].to != point {
            sum += near(point, segments[index]) * lines[index].weight
        }
        return sum
    }

    /// What a line costs that passes near a point.
    @inline(__always)
    private func near(_ point: Int, _ segment: Segment) -> Double {
        let reach = 0.5 * radius[point]
        let place = places[point]
        let box = Box(x0: place.x - reach, y0: place.y - 0.6 * reach, x1: place.x + reach, y1: place.y + 0.6 * reach)
        return segment.meets(box) ? Self.throughPrice : 0
    }
}
