import EngawaAlgorithms
import Foundation

/// The tables of what the methods found, with intervals of 95 %.
struct GapsReport {
    /// Figures of one method.
    struct Figures {
        var hit = 0.0, recall = 0.0, reciprocal = 0.0
        var area: Double?

        /// The means over some ibasho; nil where the method could say nothing.
        init?(_ found: [GapsRanking.Found]) {
            guard !found.isEmpty else { return nil }
            let count = Double(found.count)
            for one in found {
                hit += (one.isHit ? 1 : 0) / count
                recall += one.recall / count
                reciprocal += one.reciprocal / count
            }
            let areas = found.compactMap(\.area)
            area = areas.isEmpty ? nil : areas.reduce(0, +) / Double(areas.count)
        }

        var all: [Double?] { [hit, recall, reciprocal, area] }
    }

    private let tests: [GapsSplit.Test]

    init(of tests: [GapsSplit.Test]) { self.tests = tests }

    private func figures(_ method: Int) -> Figures? { Figures(tests.compactMap { $0.found[method] }) }

    /// Means over splits; the interval is Student's for the mean of so many splits.
    static func printBySplit(_ splits: [GapsSplit.Results], _ what: String) {
        let ibasho = splits.reduce(0) { $0 + $1.tests.count } / max(1, splits.count)
        heading(what + ", \(ibasho) ibasho in each; ± 95 % of the mean over splits")
        let reports = splits.map { GapsReport(of: $0.tests) }
        var hits: [[Double]?] = []
        for (number, method) in GapsMethod.allCases.enumerated() {
            let figures = reports.compactMap { $0.figures(number) }
            hits.append(figures.isEmpty ? nil : figures.map(\.hit))
            let columns = (0..<4).map { column in
                let values = figures.compactMap { $0.all[column] }
                guard let mean = mean(values) else { return "–" }
                return text(mean) + " ± " + text(halfInterval(values))
            }
            line(method, columns)
        }
        compare(hits)
    }

    /// Means over ibasho; the interval is that of 1,000 bootstrap samples of the ibasho.
    func printByIbasho(_ what: String) {
        GapsReport.heading(what + ", \(tests.count) ibasho; bootstrap intervals of 95 % over ibasho")
        for (number, method) in GapsMethod.allCases.enumerated() {
            guard let figures = figures(number) else {
                GapsReport.line(method, ["–", "–", "–", "–"])
                continue
            }
            let intervals = bootstrap(number)
            GapsReport.line(
                method,
                figures.all.enumerated().map { column, value in
                    guard let value else { return "–" }
                    let (low, high) = intervals[column]
                    return GapsReport.text(value) + " [" + GapsReport.text(low) + ", " + GapsReport.text(high) + "]"
                }
            )
        }
    }

    private func bootstrap(_ method: Int) -> [(Double, Double)] {
        let found = tests.compactMap { $0.found[method] }
        var random = SplitMix(seed: 5)
        var samples: [[Double]] = Array(repeating: [], count: 4)
        for _ in 0..<1_000 {
            let drawn = found.indices.map { _ in found[random.below(found.count)] }
            guard let figures = Figures(drawn) else { continue }
            for (column, value) in figures.all.enumerated() { if let value { samples[column].append(value) } }
        }
        return samples.map { values in
            let sorted = values.sorted()
            guard !sorted.isEmpty else { return (0, 0) }
            return (sorted[sorted.count * 25 / 1000], sorted[sorted.count * 975 / 1000])
        }
    }

    /// The first method next to the best of the single ones, split by split.
    private static func compare(_ hits: [[Double]?]) {
        let single = GapsMethod.allCases.enumerated().filter { $0.element.isSingle }
        guard let own = hits.first ?? nil,
            let best = single.max(by: { mean(hits[$0.offset] ?? []) ?? 0 < mean(hits[$1.offset] ?? []) ?? 0 }),
            let theirs = hits[best.offset], theirs.count == own.count, let mine = mean(own), let other = mean(theirs)
        else { return }
        let differences = zip(own, theirs).map { $0 - $1 }
        print(
            "  hit@10 less that of the best single baseline (\(best.element.rawValue)): "
                + text(mean(differences) ?? 0) + " ± " + text(halfInterval(differences))
                + (other > 0 ? ", \(text(mine / other)) times it" : "")
        )
    }

    private static func heading(_ what: String) {
        print("\n  \(what)")
        print("  " + padded("method", 24) + ["hit@10", "recall@10", "MRR", "AUC"].map { padded($0, 24) }.joined())
    }

    private static func line(_ method: GapsMethod, _ columns: [String]) {
        print("  " + padded(method.rawValue, 24) + columns.map { padded($0, 24) }.joined())
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    private static func halfInterval(_ values: [Double]) -> Double {
        guard let mean = mean(values), values.count > 1 else { return 0 }
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
        return student(values.count - 1) * (variance / Double(values.count)).squareRoot()
    }

    /// The 97.5 % point of Student's distribution, by Cornish and Fisher's expansion, near enough from 4 degrees on.
    private static func student(_ degrees: Int) -> Double {
        let (normal, count) = (1.959964, Double(degrees))
        let (third, fifth) = (pow(normal, 3), pow(normal, 5))
        return normal + (third + normal) / (4 * count) + (5 * fifth + 16 * third + 3 * normal) / (96 * count * count)
    }

    private static func text(_ number: Double) -> String { String(format: "%.3f", number) }
}
