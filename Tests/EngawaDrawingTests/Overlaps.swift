import EngawaLayout

@testable import EngawaDrawing

/// Finds what stands on something else.
enum Overlaps {
    static func found(_ rects: [(name: String, rect: Rect)], on paper: Paper) -> [String] {
        let page = Rect(x: 0, y: 0, width: paper.width, height: paper.height)
        var found = rects.filter { !page.contains($0.rect, slack: 0.1) }.map { "\($0.name) outside" }
        for (index, one) in rects.enumerated() {
            let inner = Rect(
                x: one.rect.x + 0.05,
                y: one.rect.y + 0.05,
                width: one.rect.width - 0.1,
                height: one.rect.height - 0.1
            )
            for other in rects[(index + 1)...] where inner.overlaps(other.rect) {
                found.append("\(one.name) \(other.name)")
            }
        }
        return found
    }
}
