import EngawaGraph
import EngawaText

extension EcomapMap {
    /// How many names are offered for one that nobody has.
    private static var offered: Int { 5 }

    /// Names that somebody may have meant by `text`: the nearest one, then those that it is a part of, or that are a part
    /// of it. O(actors and ibasho).
    func namesLike(_ text: String, _ labels: [LabelToken], _ request: EcomapRequest) -> [String] {
        var names: [NameKey: NodeID] = [:]
        for label in labels {
            for node in graph.nodes(label: label) where names[NameKey(name(of: node))] == nil {
                names[NameKey(name(of: node))] = node
            }
        }
        func mayBeShown(_ name: String) -> Bool {
            names[NameKey(name)].map { shown($0, request).id != nil } ?? false
        }
        let all = names.sorted { $0.value < $1.value }.map(\.key.name)
        var found: [String] = []
        if let nearest = NearestName.suggestion(for: text, among: all) {
            // Another one may be near enough, where the nearest may not be shown.
            let shown =
                mayBeShown(nearest)
                ? nearest : NearestName.suggestion(for: text, among: all.lazy.filter(mayBeShown))
            if let shown { found.append(shown) }
        }
        let wanted = Array(text.unicodeScalars)
        guard wanted.count > 1 else { return found }
        for name in all where found.count < EcomapMap.offered && !found.contains(name) {
            let scalars = Array(name.unicodeScalars)
            let isPart =
                scalars.count >= wanted.count ? scalars.contains(wanted) : scalars.count > 1 && wanted.contains(scalars)
            if isPart, mayBeShown(name) { found.append(name) }
        }
        return found
    }
}
