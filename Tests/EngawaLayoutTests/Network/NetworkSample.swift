import EngawaTestSupport

@testable import EngawaLayout

/// A random network: hubs with lists, singles that tie some of them together, a few relations.
struct NetworkSample {
    var input: NetworkInput

    init(seed: UInt64, hubs hubCount: Int? = nil, singles singleCount: Int? = nil) {
        var random = SeededGenerator(seed: seed)
        let hubs = hubCount ?? 1 + random.below(7)
        let singles = singleCount ?? random.below(16)
        func size(_ random: inout SeededGenerator) -> Size {
            Size(width: 40 + Double(random.below(60)), height: 17 + 12 * Double(random.below(3)))
        }
        var lines: [NetworkInput.Line] = []
        for single in 0..<singles {
            for _ in 0..<(1 + random.below(3)) {
                let hub = random.below(hubs)
                let isRepeated = lines.contains { $0.from == hubs + single && $0.to == hub }
                if isRepeated, random.below(3) > 0 { continue }
                lines.append(NetworkInput.Line(from: hubs + single, to: hub))
            }
            if single > 0, random.below(6) == 0 {
                lines.append(NetworkInput.Line(from: hubs + single, to: hubs + random.below(single), isTie: false))
            }
        }
        if hubs > 1 { lines.append(NetworkInput.Line(from: 0, to: 1)) }
        input = NetworkInput(
            hubs: (0..<hubs).map { number in
                NetworkInput.Hub(
                    key: UInt64(number) &* 4 &+ 1,
                    size: Size(width: 60 + Double(random.below(40)), height: 20),
                    leaves: (0..<random.below(6)).map { _ in
                        NetworkInput.Leaf(size: size(&random), ties: 1 + random.below(8) / 7)
                    },
                    more: random.below(3) == 0 ? Size(width: 36, height: 16) : nil
                )
            },
            singles: (0..<singles).map { number in
                NetworkInput.Single(key: UInt64(number) &* 4 &+ 2, size: size(&random))
            },
            lines: lines,
            area: Rect(x: 8, y: 40, width: 1100, height: 700),
            font: 11,
            patience: 0.012
        )
    }

    /// All boxes of a layout.
    static func boxes(_ layout: NetworkLayout) -> [Rect] {
        layout.hubs.flatMap { hub in
            [hub.rect] + hub.list.leaves.map(\.rect) + (hub.list.more.map { [$0] } ?? [])
        } + layout.singles
    }
}

extension NetworkInput {
    /// The same with so many singles more, each tied to three hubs that follow one another.
    func with(singles count: Int) -> NetworkInput {
        var result = self
        for number in 0..<count {
            let node = hubs.count + result.singles.count
            result.singles.append(Single(key: UInt64(2000 + number), size: Size(width: 50, height: 17)))
            for step in 0..<3 { result.lines.append(Line(from: node, to: (number + step * 2) % hubs.count)) }
        }
        return result
    }
}
