import EngawaEcomap
import EngawaSheets

/// How well candidates for missing links are ranked: known ties are hidden and looked for again, next to baselines.
enum GapsBench {
    static let name = "gaps"
    static let about =
        "hiding ties and ranking candidates for them: of MAP, of an edge list (a CSV of two columns), or of the samples"

    /// What was asked for.
    struct Request {
        var path: String?
        var splits = 20
        var since: SheetDate?
        /// How many ibasho are looked at in each split.
        var tests = 1_000

        /// Reads `[MAP|CSV] [--splits N] [--since DATE] [--tests N]`.
        init(_ words: [String]) throws(BenchFailure) {
            var words = words[...]
            while let word = words.popFirst() {
                switch word {
                case "--splits": splits = try Request.count(words.popFirst(), word)
                case "--tests": tests = try Request.count(words.popFirst(), word)
                case "--since":
                    guard let text = words.popFirst(), let date = SheetDate(storedText: text) else {
                        throw BenchFailure(message: "--since needs a date, as 2024-04-01")
                    }
                    since = date
                default:
                    guard path == nil, !word.hasPrefix("-") else {
                        throw BenchFailure(message: "usage: gaps [MAP|CSV] [--splits N] [--since DATE] [--tests N]")
                    }
                    path = word
                }
            }
        }

        private static func count(_ text: String?, _ option: String) throws(BenchFailure) -> Int {
            guard let number = text.flatMap({ Int($0) }), number > 0 else {
                throw BenchFailure(message: "\(option) needs a number above 0")
            }
            return number
        }
    }

    static func run(_ words: [String]) throws(BenchFailure) {
        let request = try Request(words)
        let data: [GapsData]
        if let path = request.path {
            data = [path.hasSuffix(".engawa") ? try GapsData(map: path) : try GapsData(edges: path)]
        } else {
            data = try GapsData.samples()
        }
        for set in data { print("  \(set.description)") }
        if let since = request.since {
            let results = try data.map { data throws(BenchFailure) in
                try GapsSplit(data, newerThan: since, tests: request.tests).measured()
            }
            GapsReport(of: results.flatMap(\.tests)).printByIbasho("ties newer than \(since.text) hidden")
        } else {
            let start = BenchPlatform.now()
            let splits = try GapsSplit.measured(data, count: request.splits, tests: request.tests)
            GapsReport.printBySplit(splits, "a tenth of the ties hidden, \(request.splits) splits")
            print("  the splits took \(Int(BenchPlatform.now() - start)) s")
        }
        if let map = data.first, data.count == 1 { GapsTimes.run(map) }
    }
}
