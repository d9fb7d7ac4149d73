import Foundation

/// Finds the font with which the rings, and the names of the sectors around them, fit the page beside what else stands on
/// it.
struct RadialPage {
    /// A font with the places of the sectors' names.
    struct Fit {
        var font: Double
        /// The middle of the rings.
        var center: Point
        var labels: [RadialLayout.Label]
    }

    let input: RadialInput
    let paper: Paper
    let obstacles: [Rect]

    /// The middle of the rings.
    private(set) var center: Point

    init(input: RadialInput, paper: Paper, obstacles: [Rect]) {
        self.input = input
        self.paper = paper
        self.obstacles = obstacles
        center = Point(paper.width / 2, paper.height / 2)
    }

    private var bounds: Rect { Rect(x: 0, y: 0, width: paper.width, height: paper.height) }

    /// The same page with the rings' middle where it allows the largest font: never far from the page's, so that a map that
    /// has changed a little stays where it was.
    func centered(_ plan: RadialSolver.Plan) -> RadialPage {
        var best = self
        var largest = fit(plan).font
        for (x, y) in [(0.0, 1.0), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1)] {
            var page = self
            page.center = Point(paper.width * (0.5 + 0.012 * x), paper.height * (0.5 + 0.011 * y))
            let font = page.fit(plan).font
            if font > largest * 1.004 {
                largest = font
                best = page
            }
        }
        return best
    }

    /// Whether everything fits with this font.
    func holds(_ plan: RadialSolver.Plan, font: Double) -> Bool { labels(plan, font: font) != nil }

    /// The largest font, in twentieths of a point.
    ///
    /// So many sectors that their names cannot stand side by side, at whatever size, have names that may overlap.
    func fit(_ plan: RadialSolver.Plan) -> Fit {
        let least = 0.5
        for isStrict in [labels(plan, font: least) != nil, false] {
            var low = 0
            var high = Int(20 * paper.height / plan.radii[plan.radii.count - 1])
            var best: [RadialLayout.Label]?
            while low < high {
                let middle = (low + high + 1) / 2
                if let labels = labels(plan, font: Double(middle) / 20, isStrict: isStrict) {
                    best = labels
                    low = middle
                } else {
                    high = middle - 1
                }
            }
            if let best { return Fit(font: Double(low) / 20, center: center, labels: best) }
        }
        return fit(plan, font: least)
    }

    /// The labels at a font that is known to fit; where it does not, they stand as near to their sectors as the page allows.
    func fit(_ plan: RadialSolver.Plan, font: Double) -> Fit {
        let labels =
            labels(plan, font: font)
            ?? input.sectors.indices.map {
                fallback($0, plan, rim: plan.radii[plan.radii.count - 1] * font, font: font)
            }
        return Fit(font: font, center: center, labels: labels)
    }

    private func fallback(_ sector: Int, _ plan: RadialSolver.Plan, rim: Double, font: Double) -> RadialLayout.Label {
        let middle = (plan.borders[sector] + plan.borders[sector + 1]) / 2
        let shape = input.sectors[sector].count - 1
        var result = label(input.sectors[sector][shape], shape, at: middle, rim: rim, font: font, push: 0)
        result.rect.x = min(max(0, result.rect.x), max(0, paper.width - result.rect.width))
        result.rect.y = min(max(0, result.rect.y), max(0, paper.height - result.rect.height))
        return result
    }

    private func labels(_ plan: RadialSolver.Plan, font: Double, isStrict: Bool = true) -> [RadialLayout.Label]? {
        let rim = plan.radii[plan.radii.count - 1] * font
        let wide = min(center.x, paper.width - center.x) - 1
        let high = min(center.y, paper.height - center.y) - 1
        guard rim <= high, rim * input.stretch <= wide else { return nil }
        guard obstacles.allSatisfy({ clears($0, rim: rim, gap: 3) }) else { return nil }
        var result: [RadialLayout.Label] = []
        for sector in input.sectors.indices {
            let ends = (plan.borders[sector], plan.borders[sector + 1])
            if let label = place(sector, ends, rim: rim, font: font, beside: result) {
                result.append(label)
            } else if isStrict {
                return nil
            } else {
                result.append(fallback(sector, plan, rim: rim, font: font))
            }
        }
        return result
    }

    /// Shares of a sector's half width, from its middle, at which its name is tried.
    private static let places = [
        0, 0.15, -0.15, 0.3, -0.3, 0.45, -0.45, 0.6, -0.6, 0.75, -0.75, 0.86, -0.86, 0.96, -0.96,
    ]

    /// The first place where the name of a sector can stand; with a shape of last resort only where there is no other.
    private func place(
        _ sector: Int,
        _ ends: (Double, Double),
        rim: Double,
        font: Double,
        beside others: [RadialLayout.Label]
    ) -> RadialLayout.Label? {
        let usual = input.sectors[sector]
        if let label = place(usual, from: 0, ends, rim: rim, font: font, beside: others) { return label }
        guard !input.tightSectors.isEmpty else { return nil }
        return place(input.tightSectors[sector], from: usual.count, ends, rim: rim, font: font, beside: others)
    }

    private func place(
        _ sizes: [Size],
        from first: Int,
        _ ends: (Double, Double),
        rim: Double,
        font: Double,
        beside others: [RadialLayout.Label]
    ) -> RadialLayout.Label? {
        let middle = (ends.0 + ends.1) / 2
        let half = (ends.1 - ends.0) / 2
        for push in [0.0, 1.3, 2.6] {
            for share in Self.places {
                for (shape, size) in sizes.enumerated() {
                    let label = label(size, first + shape, at: middle + share * half, rim: rim, font: font, push: push)
                    let wide = label.rect.insetBy(-0.3 * font)
                    guard bounds.contains(roomy(label.rect), slack: 0), !obstacles.contains(where: wide.overlaps),
                        !others.contains(where: { wide.overlaps($0.rect) })
                    else { continue }
                    return label
                }
            }
        }
        return nil
    }

    /// A name with what a renderer may make of it: text is drawn a little wider than it was measured.
    private func roomy(_ rect: Rect) -> Rect {
        let more = 2 + 0.025 * rect.width
        let below = 1 + 0.1 * rect.height
        return Rect(x: rect.x - more, y: rect.y - 1, width: rect.width + 2 * more, height: rect.height + 1 + below)
    }

    /// A name just outside the ellipse, in the direction of `angle`.
    private func label(_ size: Size, _ shape: Int, at angle: Double, rim: Double, font: Double, push: Double)
        -> RadialLayout.Label
    {
        let size = Size(width: size.width * font, height: size.height * font)
        let direction = Point(-cos(angle) * input.stretch, -sin(angle))
        func rect(_ distance: Double) -> Rect {
            Rect(
                x: center.x + direction.x * distance - size.width / 2,
                y: center.y + direction.y * distance - size.height / 2,
                width: size.width,
                height: size.height
            )
        }
        var low = rim
        var high = rim + size.width + size.height + font
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if clears(rect(middle), rim: rim, gap: (0.16 + push) * font) { high = middle } else { low = middle }
        }
        return RadialLayout.Label(rect: rect(high), shape: shape)
    }

    /// Whether `rect` lies outside the ellipse.
    private func clears(_ rect: Rect, rim: Double, gap: Double) -> Bool {
        let x = max(0, rect.x - center.x, center.x - rect.maxX) / input.stretch
        let y = max(0, rect.y - center.y, center.y - rect.maxY)
        return x * x + y * y >= (rim + gap) * (rim + gap)
    }
}

extension Rect {
    /// The rectangle with its borders moved inward by `distance` on every side.
    func insetBy(_ distance: Double) -> Rect {
        Rect(x: x + distance, y: y + distance, width: width - 2 * distance, height: height - 2 * distance)
    }
}
