import EngawaTestSupport
import EngawaGraph
import Testing

@testable import EngawaEcomap

@Suite("Random sheets")
struct RandomImportTests {
    @Test(
        "whatever sheets say, importing them again changes nothing, and their order does not matter",
        arguments: 1...30
    )
    func again(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let files = RandomImportTests.files(&random)
        var map = TestMap()
        let first = try map.take(files: files)
        guard first.report.errors.isEmpty else {
            #expect(first.changes.isEmpty, "seed \(seed)")
            return
        }
        #expect(
            first.report.created + first.report.changed + first.report.unchanged == first.report.rows,
            "seed \(seed)"
        )
        var other = TestMap()
        try other.take(files: files.shuffled(using: &random))
        #expect(other.description == map.description, "seed \(seed)")
        let again = try map.take(files: files)
        #expect(again.changes.isEmpty, "seed \(seed): \(again.changes.changes)")
        #expect(again.report.unchanged == again.report.rows, "seed \(seed)")
    }

    /// Few names in many roles, so that rows often speak of each other.
    private static func files(_ random: inout SeededGenerator) -> [(name: String, text: String)] {
        let names = ["甲", "乙店", "丙会", "自治会", "山本さん", "A", "B", "C"]
        func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
        func maybe(_ values: [String]) -> String { Bool.random(using: &random) ? "" : pick(values) }
        func rows(_ header: String, _ row: () -> String?) -> String {
            let count = Int.random(in: 0...6, using: &random)
            return ([header] + (0..<count).compactMap { _ in row() }).joined(separator: "\n") + "\n"
        }
        let places = ["北町", "南町", "青葉市"]
        let kinds = ["NPO", "企業", "個人", "ふしぎ"]
        return [
            (
                "ties.csv",
                rows("居場所,名前,種別,分野,所在地,内容,強さ,開始,備考") {
                    let (ibasho, name) = (pick(["A", "B"]), pick(names))
                    if ibasho == name { return nil }
                    return [
                        ibasho, name, maybe(kinds), maybe(["食", "その他"]), maybe(places), maybe(["米", "人手、米"]),
                        maybe(["強い", "弱い"]), maybe(["2019", "2019-04-01", "2021"]), maybe(["一", "二"]),
                    ].joined(separator: ",")
                }
            ),
            (
                "actors.csv",
                rows("名前,種別,所在地,人数,備考") {
                    [pick(names), maybe(kinds), maybe(places), maybe(["3", "4"]), maybe(["三", "四"])]
                        .joined(separator: ",")
                }
            ),
            (
                "ibasho.csv",
                rows("居場所,型,所在地,備考") {
                    [pick(["A", "B", "C"]), maybe(["交流", "支援"]), maybe(places), maybe(["五", "六"])]
                        .joined(separator: ",")
                }
            ),
            (
                "places.csv",
                rows("地域,レベル,上位") {
                    let place = pick(places)
                    let above = maybe(["みどり県", "青葉市", "緑市"])
                    return place == above ? nil : [place, pick(["地区", "市区町村"]), above].joined(separator: ",")
                }
            ),
            (
                "links.csv",
                rows("名前1,名前2,関係,内容,開始") {
                    let (from, to) = (pick(names), pick(names))
                    if from == to { return nil }
                    return [from, to, maybe(["知り合い", "所属"]), maybe(["会合", "取引"]), maybe(["2019", "2019-05"])]
                        .joined(separator: ",")
                }
            ),
            (
                "offers.csv",
                rows("名前,提供,備考") { [pick(names), pick(["米", "場所"]), maybe(["七"])].joined(separator: ",") }
            ),
            ("needs.csv", rows("居場所,おねがい,備考") { [pick(["A", "D"]), "米", maybe(["八"])].joined(separator: ",") }),
        ]
    }
}
