import EngawaGraph
import EngawaText

/// The names of a map that a request withholds, to be looked for in what people type.
struct WithheldNames: Sendable {
    /// Names as scalars without spaces, by their first two scalars (the second is 0 where there is none).
    private var names: [UInt64: [[Unicode.Scalar]]] = [:]

    /// Gathers them. O(actors of the map); nothing where nobody is withheld.
    init(_ map: EcomapMap, _ request: EcomapRequest) {
        guard request.edition != .internal || request.anonymity != .none,
            let actors = map.graph.label(Schema.Label.actor)
        else { return }
        let language = request.language ?? map.language
        for node in map.graph.nodes(label: actors)
        where map.withheldRole(of: node, map.kindClass(of: node), request, language) != nil {
            add(map.name(of: node))
        }
    }

    private mutating func add(_ name: String) {
        // 田中さん may be written down as 田中さん and spoken of as 田中.
        let address = ["さん", "氏", "様"].first { name.hasSuffix($0) && name.count > $0.count + 1 }
        let scalars = WithheldNames.scalars(String(name.dropLast(address?.count ?? 0)))
        guard let first = scalars.first else { return }
        names[WithheldNames.key(first, scalars.count > 1 ? scalars[1] : nil), default: []].append(scalars)
    }

    /// Whether one of them stands in `text`. O(length · names that begin alike).
    func stand(in text: String) -> Bool {
        guard !names.isEmpty else { return false }
        let scalars = WithheldNames.scalars(text)
        return scalars.indices.contains { place in
            let rest = scalars[place...]
            let next = rest.dropFirst().first
            return [next, nil].contains { second in
                names[WithheldNames.key(scalars[place], second)]?.contains { rest.starts(with: $0) } ?? false
            }
        }
    }

    private static func scalars(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }

    private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) -> UInt64 {
        UInt64(first.value) << 32 | UInt64(second?.value ?? 0)
    }
}
