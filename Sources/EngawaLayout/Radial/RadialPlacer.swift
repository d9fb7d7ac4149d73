import Foundation

/// Puts a plan on the page.
struct RadialPlacer {
    let input: RadialInput
    let plan: RadialSolver.Plan
    let fit: RadialPage.Fit
    let page: RadialPage

    func layout() -> RadialLayout {
        let font = fit.font
        var boxes = input.boxes.map { _ in
            RadialLayout.Box(rect: Rect(x: 0, y: 0, width: 0, height: 0), shape: 0, spokes: [])
        }
        for placed in plan.sectors.flatMap(\.placed) { boxes[placed.index] = box(placed) }
        return RadialLayout(
            font: font,
            page: Size(width: page.paper.width, height: page.paper.height),
            center: page.center,
            stretch: input.stretch,
            radii: plan.radii.map { $0 * font },
            borders: plan.borders,
            boxes: boxes,
            sectors: fit.labels,
            rings: input.rings.indices.map(ringLabel)
        )
    }

    private func point(_ angle: Double, _ radius: Double) -> Point {
        Point(
            page.center.x - cos(angle) * radius * input.stretch * fit.font,
            page.center.y - sin(angle) * radius * fit.font
        )
    }

    private func box(_ placed: SectorSweep.Placed) -> RadialLayout.Box {
        let size = Size(
            width: placed.box.half.width * 2 * input.stretch * fit.font,
            height: placed.box.half.height * 2 * fit.font
        )
        let center = point(placed.box.angle, placed.box.radius)
        let rect = Rect(
            x: center.x - size.width / 2,
            y: center.y - size.height / 2,
            width: size.width,
            height: size.height
        )
        let spokes = placed.spokes.map { angle in
            let end = placed.box.entry(angle)
            return RadialLayout.Spoke(
                hub: point(angle, input.hub),
                box: point(angle, end),
                room: room(angle, beyond: end - RadialLayout.Spoke.foot(page.paper.scale) / fit.font)
            )
        }
        return RadialLayout.Box(rect: rect, shape: placed.shape, spokes: spokes)
    }

    /// How far other spokes are from the one at `angle`, where it is farther from the hub than `radius`.
    private func room(_ angle: Double, beyond radius: Double) -> Double {
        let radius = max(radius, input.hub)
        var nearest = Double.infinity
        for other in plan.sectors.flatMap(\.placed) where other.box.radius > radius {
            for spoke in other.spokes where spoke != angle {
                let way = abs(spoke - angle)
                nearest = min(nearest, min(way, 2 * .pi - way))
            }
        }
        return min(nearest * radius, 20) * fit.font
    }

    private func ringLabel(_ ring: Int) -> RadialLayout.Label {
        let inner = plan.radii[ring]
        let outer = plan.radii[ring + 1]
        let shape = RadialSolver.ringShape(input.rings[ring], inner: inner, outer: outer, stretch: input.stretch).shape
        let size = input.rings[ring][shape]
        let right = page.center.x - input.stretch * inner * fit.font
        let left = page.center.x - input.stretch * outer * fit.font
        let width = size.width * fit.font
        let height = size.height * fit.font
        // In the middle of its ring, but not where the wedge is too narrow for it.
        let place = min((left + right - width) / 2, page.center.x - clearance(height) - width)
        let x = max(left + RadialSpacing.label * fit.font, place)
        return RadialLayout.Label(
            rect: Rect(x: x, y: page.center.y - height / 2, width: width, height: height),
            shape: shape
        )
    }

    /// How far left of the centre the wedge is as high as `height`.
    private func clearance(_ height: Double) -> Double {
        (height / 2 + RadialSpacing.label * fit.font) / tan(plan.borders[0]) * input.stretch
    }
}
