/// Finds widths of columns and heights of rows, in ems, with which the font becomes as large as the paper allows.
///
/// A wide column needs fewer lines and lower rows, but every row is as high as its highest cell. The state is one width
/// per column, out of those at which a cell of it becomes lower; single columns and then pairs of columns are moved to
/// whatever gives the larger font until nothing does.
struct TrackSolver {
    /// One width of a column, with the height that each row then needs.
    struct Choice: Sendable {
        var width: Double
        var heights: [Double]
    }

    /// The choices of every column, from narrow to wide.
    let columns: [[Choice]]
    /// The height that every row needs at least.
    let least: [Double]
    /// What surrounds the cells, and the paper.
    let frame: GridFrame

    /// - Parameters:
    ///   - packs: the arrangements of every cell from narrow to wide, by column and row; none where it is empty.
    ///   - leastWidths: what every column needs at least.
    static func choices(packs: [[[CellPack]]], leastWidths: [Double], leastHeights: [Double]) -> [[Choice]] {
        packs.enumerated().map { column, cells in
            let narrowest = max(leastWidths[column], cells.compactMap { $0.first?.width }.max() ?? 0)
            var widths = Set(cells.flatMap { $0.map(\.width) }.filter { $0 > narrowest })
            widths.insert(narrowest)
            var result: [Choice] = []
            for width in widths.sorted() {
                let heights = cells.enumerated().map { row, cell in
                    max(leastHeights[row], cell.last { $0.width <= width + 1e-9 }?.height ?? 0)
                }
                if result.last?.heights != heights { result.append(Choice(width: width, heights: heights)) }
            }
            return thinned(result)
        }
    }

    private static func thinned(_ choices: [Choice]) -> [Choice] {
        let most = 48
        guard choices.count > most else { return choices }
        return (0..<most).map { choices[$0 * (choices.count - 1) / (most - 1)] }
    }

    /// The chosen position in the choices of every column.
    func solve() -> [Int] {
        var best: [Int] = []
        var bestFont = -Double.infinity
        for start in starts() {
            var state = start
            while improveOne(&state) || improveTwo(&state) {}
            let reached = value(state)
            if reached > bestFont + 1e-9 {
                bestFont = reached
                best = state
            }
        }
        return best
    }

    /// The heights of the rows in a state.
    func heights(_ state: [Int]) -> [Double] {
        var result = least
        for (column, choice) in state.enumerated() {
            for row in result.indices { result[row] = max(result[row], columns[column][choice].heights[row]) }
        }
        return result
    }

    private func starts() -> [[Int]] {
        [0, 1, 2, 3].map { part in columns.map { ($0.count - 1) * part / 3 } }
    }

    private func value(_ state: [Int]) -> Double {
        let width = zip(columns, state).reduce(0) { $0 + $1.0[$1.1].width }
        return frame.font(width: width, height: heights(state).reduce(0, +))
    }

    /// The largest sums of widths and heights with a font that is larger than that of a state, by a hair at least.
    private func room(betterThan state: [Int]) -> Size { frame.room(font: value(state) * (1 + 1e-9)) }

    private func improveOne(_ state: inout [Int]) -> Bool {
        var room = room(betterThan: state)
        var improved = false
        for column in columns.indices where columns[column].count > 1 {
            let rest = without(column, column, state)
            for (choice, candidate) in columns[column].enumerated() {
                guard rest.width + candidate.width <= room.width else { break }
                guard Self.sum(rest.heights, candidate.heights) <= room.height else { continue }
                state[column] = choice
                room = self.room(betterThan: state)
                improved = true
            }
        }
        return improved
    }

    private func improveTwo(_ state: inout [Int]) -> Bool {
        var room = room(betterThan: state)
        var improved = false
        for one in columns.indices where columns[one].count > 1 {
            for two in columns.indices where two > one && columns[two].count > 1 {
                let rest = without(one, two, state)
                for (first, some) in columns[one].enumerated() {
                    let width = rest.width + some.width
                    guard width + columns[two][0].width <= room.width else { break }
                    let heights = zip(rest.heights, some.heights).map { max($0, $1) }
                    guard heights.reduce(0, +) <= room.height else { continue }
                    for (second, other) in columns[two].enumerated() {
                        guard width + other.width <= room.width else { break }
                        guard Self.sum(heights, other.heights) <= room.height else { continue }
                        state[one] = first
                        state[two] = second
                        room = self.room(betterThan: state)
                        improved = true
                    }
                }
            }
        }
        return improved
    }

    private func without(_ one: Int, _ two: Int, _ state: [Int]) -> (width: Double, heights: [Double]) {
        var width = 0.0
        var heights = least
        for (column, choice) in state.enumerated() where column != one && column != two {
            width += columns[column][choice].width
            for row in heights.indices { heights[row] = max(heights[row], columns[column][choice].heights[row]) }
        }
        return (width, heights)
    }

    private static func sum(_ one: [Double], _ two: [Double]) -> Double {
        var total = 0.0
        for row in one.indices { total += max(one[row], two[row]) }
        return total
    }
}
