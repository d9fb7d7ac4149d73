/// Adds up school districts over the prefectures, municipalities and wards that hold them.
struct CoverageAreas {
    private static let levels: [PlaceLevel] = [.ward, .municipality, .prefecture]

    private let tree: PlaceTree
    private let isInside: [Bool]
    private let roots: Set<Int>
    private let empty: CoverageArea
    private var areas: [Int: CoverageArea] = [:]
    /// All districts, each once.
    private(set) var total: CoverageArea

    init(_ tree: PlaceTree, isInside: [Bool], roots: [Int], measures: Int) {
        self.tree = tree
        self.isInside = isInside
        self.roots = Set(roots)
        empty = CoverageArea(
            name: "",
            level: nil,
            path: [],
            measures: Array(repeating: CoverageMeasure(), count: measures)
        )
        total = empty
    }

    /// Counts a district and gives the names of the areas that it lies in, the largest first. O(places above it).
    mutating func add(_ district: Int, ibasho: Int, _ numbers: [Double?]) -> [String] {
        let holders = tree.up(from: [district]).filter(isArea)
        CoverageAreas.count(&total, ibasho, numbers)
        for holder in holders where isInside[holder] && !roots.contains(holder) {
            if areas[holder] == nil {
                var area = empty
                area.name = tree.name(holder)
                area.level = tree.levels[holder]
                area.path = path(of: holder)
                areas[holder] = area
            }
            CoverageAreas.count(&areas[holder, default: empty], ibasho, numbers)
        }
        return names(holders)
    }

    /// The areas, each above what lies in it, else in the order in which they came in.
    func sorted(_ ibasho: [Int]) -> [CoverageArea] {
        var children: [Int?: [Int]] = [:]
        for area in areas.keys.sorted() { children[parent(of: area), default: []].append(area) }
        var result: [CoverageArea] = []
        // Levels rise from each area to the one above it, so there are no cycles.
        var waiting = Array((children[nil] ?? []).reversed())
        while let next = waiting.popLast() {
            var area = areas[next] ?? empty
            area.ibasho = ibasho[next]
            result.append(area)
            waiting.append(contentsOf: (children[next] ?? []).reversed())
        }
        return result
    }

    private static func count(_ area: inout CoverageArea, _ ibasho: Int, _ numbers: [Double?]) {
        area.districts += 1
        if ibasho > 0 { area.covered += 1 }
        for (index, number) in numbers.enumerated() {
            if ibasho > 0 {
                area.measures[index].with.add(number)
            } else {
                area.measures[index].without.add(number)
            }
        }
    }

    private func isArea(_ place: Int) -> Bool {
        tree.levels[place].map(CoverageAreas.levels.contains) ?? false
    }

    /// The next larger listed area that holds `area`.
    private func parent(of area: Int) -> Int? {
        larger(than: area).filter { areas[$0] != nil }.min { rank($0) < rank($1) }
    }

    private func path(of area: Int) -> [String] { names(larger(than: area)) }

    private func larger(than area: Int) -> [Int] {
        tree.up(from: [area]).filter { isArea($0) && rank($0) > rank(area) }
    }

    private func names(_ places: [Int]) -> [String] {
        places.enumerated().sorted { left, right in
            (-rank(left.element), left.offset) < (-rank(right.element), right.offset)
        }.map { tree.name($0.element) }
    }

    private func rank(_ place: Int) -> Int { tree.levels[place]?.rank ?? -1 }
}
