import Foundation

/// CPU time of `engawa draw` to DOT, the start of the process included.
enum DrawBench {
    private static let runs = 20

    static func run() throws(BenchFailure) {
        let engawa = BenchPlatform.sibling("engawa")
        guard FileManager.default.isExecutableFile(atPath: engawa) else {
            throw BenchFailure(message: "there is no \(engawa); build it with: swift build -c release")
        }
        try BenchPlatform.withFolder { folder throws(BenchFailure) in
            for count in [45, 150, 400] {
                try measure(engawa, folder, supporters: count)
            }
        }
    }

    private static func measure(_ engawa: String, _ folder: String, supporters count: Int) throws(BenchFailure) {
        let sheet = "\(folder)/ties-\(count).csv"
        let map = "\(folder)/map-\(count).engawa"
        let drawing = "\(folder)/map-\(count).dot"
        do {
            try ties(count).write(toFile: sheet, atomically: false, encoding: .utf8)
        } catch {
            throw BenchFailure(message: "cannot write \(sheet): \(error)")
        }
        _ = try succeed(engawa, ["import", map, sheet])
        let draw = ["draw", map, "--for", "internal", "-o", drawing]
        _ = try succeed(engawa, draw)
        var cpu: [Double] = []
        var wall: [Double] = []
        var peak = 0
        for _ in 0..<runs {
            let ended = try succeed(engawa, draw)
            cpu.append(ended.cpu)
            wall.append(ended.wall)
            peak = max(peak, ended.peak)
        }
        try check(drawing, holds: count)
        print(
            "  \(count) supporters: CPU \(Samples(cpu).milliseconds); wall \(Samples(wall).milliseconds); peak \(peak >> 20) MiB"
        )
    }

    private static func succeed(
        _ engawa: String,
        _ arguments: [String]
    ) throws(BenchFailure) -> BenchPlatform.Ended {
        let ended = try BenchPlatform.run(engawa, arguments)
        guard ended.status == 0 else {
            throw BenchFailure(message: "engawa \(arguments.joined(separator: " ")) ended with \(ended.status)")
        }
        return ended
    }

    /// A drawing has to hold an edge for every tie.
    private static func check(_ drawing: String, holds count: Int) throws(BenchFailure) {
        guard let text = try? String(contentsOfFile: drawing, encoding: .utf8) else {
            throw BenchFailure(message: "no drawing \(drawing)")
        }
        let edges = text.split(separator: "\n").count { $0.contains("class=\"tie ") }
        guard edges == count else { throw BenchFailure(message: "\(edges) edges in a drawing of \(count) ties") }
    }

    /// A ties sheet with names of usual lengths, spread over the standard axes as in life: crowded near, thin far away.
    private static func ties(_ count: Int) -> String {
        let fields = ["コミュニティ", "子育て・教育", "福祉・医療", "産業・農林水産", "住まい・就労", "文化・スポーツ"]
        let bands = ["自治会・町内", "小学校区", "小学校区", "中学校区", "市区町村内", "市区町村内", "県内", "県外・全国"]
        let names = ["青葉自治会", "桜台こども園", "訪問看護ステーション川辺", "みどり農園", "NPO法人まちの輪", "港商店", "中原地域包括支援センター"]
        let strengths = ["強い", "普通", "普通", "弱い", ""]
        let flows = ["受ける", "双方", "出す", ""]
        var text = "居場所,名前,種別,分野,領域,内容,強さ,向き,開始\n"
        for number in 0..<count {
            let cells = [
                "みんなの食堂", names[number % names.count] + "\(number)", "その他", fields[number * 7 % fields.count],
                bands[number * 5 % bands.count], "食材、人手", strengths[number % strengths.count],
                flows[number % flows.count], "\(2010 + number % 15)年",
            ]
            text += cells.joined(separator: ",") + "\n"
        }
        return text
    }
}
