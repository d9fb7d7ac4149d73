import EngawaGraph
import EngawaSheets

/// Makes a coverage: chooses the places, finds the ibasho in them and adds up.
struct CoverageSurvey {
    private let map: EcomapMap
    private let day: SheetDate
    private let tree: PlaceTree
    /// The place that is asked for; several where they share a name.
    private let roots: [Int]
    /// Whether each place is looked at.
    private let isInside: [Bool]
    private let districts: [Int]
    private let keys: [KeyToken]
    private let names: [String]

    init(_ map: EcomapMap, within place: String?, by names: [String], on day: SheetDate) throws(CoverageError) {
        self.map = map
        self.day = day
        let tree = PlaceTree(map)
        self.tree = tree
        var isInside = Array(repeating: place == nil, count: tree.nodes.count)
        var roots: [Int] = []
        if let place {
            guard !tree.nodes.isEmpty else { throw .noPlaces }
            roots = try CoverageSurvey.places(named: place, tree)
            for place in tree.down(from: roots) { isInside[place] = true }
        }
        self.roots = roots
        self.isInside = isInside
        districts = tree.nodes.indices.filter { isInside[$0] && tree.levels[$0] == .elementary }
        if let place, districts.isEmpty {
            let above = tree.up(from: roots).filter { tree.levels[$0] == .elementary }
            throw .noDistricts(place, above: above.map(tree.name))
        }
        var found: [(key: KeyToken, name: String)] = []
        for name in names {
            guard !tree.nodes.isEmpty else { throw .noPlaces }
            found.append(try CoverageSurvey.property(named: name, map, tree, districts))
        }
        keys = found.map(\.key)
        self.names = found.map(\.name)
    }

    /// The coverage. O(places + ibasho + actors).
    var coverage: Coverage {
        let ibasho = map.ibasho.filter { roots.isEmpty || isInside($0, [map.tokens.locatedIn]) }
        var words = UnservedWords(map, on: day)
        var there: [NodeID] = []
        var perPlace = Array(repeating: 0, count: tree.nodes.count)
        var (withoutPlace, withoutDistrict) = (0, 0)
        for one in ibasho {
            let isThere = map.isThere(one, on: day)
            words.add(ibasho: one, isThere: isThere)
            guard isThere else { continue }
            there.append(one)
            let places = tree.places(of: one, map.tokens.locatedIn)
            let around = tree.up(from: places)
            for place in around { perPlace[place] += 1 }
            if places.isEmpty {
                withoutPlace += 1
            } else if !around.contains(where: { tree.levels[$0] == .elementary }) {
                withoutDistrict += 1
            }
        }
        words.add(actors: actors)
        words.add(needsOf: there)
        var areas = CoverageAreas(tree, isInside: isInside, roots: roots, measures: keys.count)
        let values = keys.map { map.graph.values($0, of: districts.map { tree.nodes[$0] }) }
        var covered: [CoveredDistrict] = []
        for (position, district) in districts.enumerated() {
            let numbers = values.map { PlaceNumber.of($0[position]) }
            let path = areas.add(district, ibasho: perPlace[district], numbers)
            covered.append(
                CoveredDistrict(name: tree.name(district), path: path, ibasho: perPlace[district], values: numbers)
            )
        }
        var total = areas.total
        total.name = roots.first.map(tree.name) ?? ""
        total.level = roots.first.flatMap { tree.levels[$0] }
        total.ibasho = there.count
        return Coverage(
            place: roots.first.map(tree.name),
            placesMeant: roots.count,
            day: day.text,
            places: tree.nodes.count,
            levels: levels,
            total: total,
            areas: areas.sorted(perPlace),
            districts: covered,
            withoutPlace: withoutPlace,
            withoutDistrict: withoutDistrict,
            notThere: ibasho.count - there.count,
            properties: names,
            unserved: words.words,
            wordCount: words.count
        )
    }

    /// The persons and organisations that are looked at.
    private var actors: [NodeID] {
        guard let label = map.tokens.actor else { return [] }
        let all = Array(map.graph.nodes(label: label))
        guard !roots.isEmpty, map.tokens.tags != nil else { return all }
        return all.filter { isInside($0, [map.tokens.locatedIn, map.tokens.activeIn]) }
    }

    private var levels: [LevelCount] {
        var counts: [PlaceLevel: Int] = [:]
        for place in tree.nodes.indices where isInside[place] {
            if let level = tree.levels[place] { counts[level, default: 0] += 1 }
        }
        return PlaceLevel.allCases.compactMap { level in counts[level].map { LevelCount(level: level, count: $0) } }
    }

    private func isInside(_ node: NodeID, _ types: [TypeToken?]) -> Bool {
        types.contains { tree.places(of: node, $0).contains { isInside[$0] } }
    }

    /// The places of this name, several where they share it.
    static func places(named name: String, _ tree: PlaceTree) throws(CoverageError) -> [Int] {
        let exact = tree.nodes.indices.filter { tree.name($0).utf8.elementsEqual(name.utf8) }
        if !exact.isEmpty { return exact }
        let folded = FoldedText(name)
        let near = tree.nodes.indices.filter { FoldedText(tree.name($0)) == folded }
        guard near.isEmpty else { return near }
        throw .unknownPlace(name, near: NearbyNames.of(name, among: tree.nodes.indices.map(tree.name)))
    }

    /// The property of school districts that is meant. Throws where none of them has it, or none as a number.
    private static func property(
        named name: String,
        _ map: EcomapMap,
        _ tree: PlaceTree,
        _ districts: [Int]
    ) throws(CoverageError) -> (key: KeyToken, name: String) {
        let folded = FoldedText(name)
        let keys = map.graph.keys
        let exact = keys.first { map.graph.name(of: $0).utf8.elementsEqual(name.utf8) }
        guard let key = exact ?? keys.first(where: { FoldedText(map.graph.name(of: $0)) == folded }) else {
            throw .unknownProperty(name, known: known(map, tree, districts), levels: [])
        }
        let values = map.graph.values(key, of: districts.map { tree.nodes[$0] })
        guard let example = values.first(where: { $0 != .null }) else {
            let levels = tree.nodes.indices.filter { map.graph.value(key, of: tree.nodes[$0]) != .null }
                .compactMap { tree.levels[$0] }
            throw .unknownProperty(name, known: known(map, tree, districts), levels: Set(levels).sorted())
        }
        guard values.contains(where: { PlaceNumber.of($0) != nil }) else {
            throw .notNumbers(map.graph.name(of: key), example: example.stringValue ?? "\(example)")
        }
        return (key, map.graph.name(of: key))
    }

    /// The properties of school districts that hold numbers, in the order in which they came up.
    private static func known(_ map: EcomapMap, _ tree: PlaceTree, _ districts: [Int]) -> [String] {
        var found: Set<KeyToken> = []
        for district in districts {
            for (key, value) in map.graph.properties(of: tree.nodes[district]) where !found.contains(key) {
                if PlaceNumber.of(value) != nil { found.insert(key) }
            }
        }
        return map.graph.keys.filter(found.contains).map(map.graph.name(of:))
    }
}
