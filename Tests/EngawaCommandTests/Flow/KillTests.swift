import EngawaTestSupport
import Foundation
import Testing

@Suite("engawa import, killed")
struct KillTests {
    private static let rows = 1500

    /// A sheet long enough for the import to be killed in each of its stages.
    private var sheet: String {
        var text = "居場所,名前,分野,領域,内容,強さ\n"
        for row in 0..<KillTests.rows { text += "食堂,協力者\(row)商店,産業・農林水産,市内,食材、人手,普通\n" }
        return text
    }

    @Test("at any moment, the map then holds the whole import or none of it", arguments: [true, false])
    func anyMoment(mapExists: Bool) throws {
        try Workshop.open { shop in
            try shop.sheet(sheet)
            let start = Date()
            try shop.good("import", "timing.engawa", "ties.csv")
            let whole = Date().timeIntervalSince(start)
            var wasWhole: [Bool] = []
            // Moments spread over the run, then those around the writing itself, then one that nobody disturbs.
            for round in 0..<6 {
                wasWhole.append(
                    try killed(shop, mapExists) { child, _ in child.send(after: whole * Double(round) / 6) }
                )
            }
            for delay in [0, 0.001, 0.003] {
                wasWhole.append(
                    try killed(shop, mapExists) { child, before in
                        KillTests.waitForWriting(in: shop.folder, since: before)
                        child.send(after: delay)
                    }
                )
            }
            #expect(wasWhole.contains(false))
            #expect(try killed(shop, mapExists) { _, _ in })
        }
    }

    /// Starts an import, lets `kill` end it, and checks what is left. Returns whether the import is there.
    private func killed(
        _ shop: Workshop,
        _ mapExists: Bool,
        _ kill: (ChildProcess, [String: Int]) -> Void
    ) throws -> Bool {
        let name = "map-\(UUID().uuidString).engawa"
        if mapExists { try shop.good("init", name) }
        let before = KillTests.sizes(of: shop.folder)
        let child = try EngawaProgram.start(["import", name, "ties.csv"], in: shop.folder.path)
        kill(child, before)
        _ = child.wait()
        var isWhole = false
        if mapExists || FileManager.default.fileExists(atPath: shop.folder.path(name)) {
            let log = try shop.json(try shop.good("log", name, "--format", "json"))
            let transactions = try #require(log["transactions"] as? [[String: Any]])
            #expect(mapExists ? (1...2).contains(transactions.count) : transactions.count == 2)
            isWhole = transactions.count == 2
            // An actor, its field and its tie for each row, and the ibasho.
            if isWhole { #expect(transactions[0]["created"] as? Int == KillTests.rows * 3 + 1) }
            try shop.good("verify", name)
        }
        let again = try shop.json(try shop.good("import", name, "ties.csv", "--format", "json"))
        #expect(again["created"] as? Int == (isWhole ? 0 : KillTests.rows))
        return isWhole
    }

    /// Waits until a file has come into `folder` or grown, for ten seconds at most.
    private static func waitForWriting(in folder: TemporaryDirectory, since before: [String: Int]) {
        let end = Date().addingTimeInterval(10)
        while sizes(of: folder) == before, Date() < end { usleep(200) }
    }

    private static func sizes(of folder: TemporaryDirectory) -> [String: Int] {
        var sizes: [String: Int] = [:]
        for name in (try? folder.names()) ?? [] {
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path(name))
            sizes[name] = (attributes?[.size] as? NSNumber)?.intValue ?? 0
        }
        return sizes
    }
}
