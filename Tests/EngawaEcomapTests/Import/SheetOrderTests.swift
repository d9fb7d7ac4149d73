import EngawaGraph
import Testing

@testable import EngawaEcomap

@Suite("Several sheets in one import")
struct SheetOrderTests {
    private static let files: [(name: String, text: String)] = [
        ("つながり.csv", "居場所,名前,種別,分野,所在地,内容,強さ,開始\nA,青葉会,,新分野,,米,強い,2019\nA,ひなた,,,,,,\nB,自治会,,,,,,\nA,自治会,,,,,,\n"),
        ("つながり2.csv", "居場所,名前,内容,強さ\nA,青葉会,人手,弱い\nB,自治会,場所,\n"),
        ("人.csv", "名前,種別,分野,所在地\n青葉会,NPO,福祉・医療,東小学校区\n山本さん,,,\nひなた,,,\n"),
        ("居場所.csv", "居場所,型,所在地\nひなた,交流,東小学校区\nA,支援,西小学校区\n"),
        ("関係.csv", "名前1,名前2,関係\n山本さん,青葉会,所属\nひなた,自治会,\n新しい会,A,紹介先\n"),
        ("地域.csv", "地域,レベル,上位\n東小学校区,小学校区,青葉市\n青葉市,市,\n"),
        ("提供.csv", "名前,提供\n青葉会,会場\n"),
    ]

    @Test("the order of files changes nothing of the graph")
    func order() throws {
        var map = TestMap()
        let (report, _) = try map.take(files: Self.files)
        #expect(report.errors.isEmpty)
        let description = map.description
        #expect(map.ties[0]["strength"] == .string("weak"))
        let warnings = Set(report.warnings)
        // Every file once at every place, forwards and backwards: 14 orders, and all orders of the first four.
        var orders: [[Int]] = []
        let all = Array(Self.files.indices)
        for shift in all {
            let turned = Array(all[shift...] + all[..<shift])
            orders += [turned, turned.reversed()]
        }
        for order in permutations(Array(all.prefix(4))) { orders.append(order + all.dropFirst(4)) }
        for order in orders {
            var other = TestMap()
            let (report, _) = try other.take(files: order.map { Self.files[$0] })
            #expect(other.description == description, "\(order)")
            #expect(Set(report.warnings) == warnings, "\(order)")
        }
        for order in orders.prefix(4) {
            #expect(try map.take(files: order.map { Self.files[$0] }).changes.isEmpty, "\(order)")
        }
    }

    @Test("a bad row in one file keeps all files out, and every bad row of every file is named")
    func allOrNothing() throws {
        var map = TestMap()
        var files = Self.files
        files[5].text += "白町,銀河,\n"
        files[4].text += "山本さん,山本さん,\n"
        let (report, changes) = try map.take(files: files)
        #expect(changes.isEmpty)
        #expect(report.errors.map { "\($0.file) \($0.row ?? 0)" } == ["関係.csv 5", "地域.csv 4"])
        #expect((report.created, report.changed, report.unchanged) == (0, 0, 0))
        #expect(report.rows == 19)
    }

    @Test("sheets that hold only headers import nothing")
    func empty() throws {
        var map = TestMap()
        let (report, changes) = try map.take(
            "居場所,名前\n",
            "地域,レベル\n",
            "名前,種別\n",
            "居場所,型\n",
            "名前1,名前2\n",
            "居場所,おねがい\n",
            "名前,提供\n"
        )
        #expect(report.errors.isEmpty && report.warnings.isEmpty && changes.isEmpty)
        #expect(report.rows == 0)
    }

    private func permutations(_ items: [Int]) -> [[Int]] {
        guard items.count > 1 else { return [items] }
        return items.indices.flatMap { index in
            var rest = items
            let item = rest.remove(at: index)
            return permutations(rest).map { [item] + $0 }
        }
    }
}
