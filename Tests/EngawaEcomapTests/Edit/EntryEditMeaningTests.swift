import EngawaGraph
import Testing

@testable import EngawaEcomap

/// A value that is set must mean what it means in a sheet: a map whose row was edited is the map that the edited row makes.
@Suite("Edited values mean what they mean in a sheet")
struct EntryEditMeaningTests {
    private static let places = "地域,レベル,上位\n市,municipality,\n東小学校区,elementary,市\n西小学校区,elementary,市\n"

    /// A sheet as headers and the cells of one row.
    private struct Row {
        var headers: [String]
        var cells: [String]

        func csv(_ changes: [String: String] = [:]) -> String {
            let row = zip(headers, cells).map { "\"\(changes[$0] ?? $1)\"" }
            return headers.joined(separator: ",") + "\n" + row.joined(separator: ",") + "\n"
        }

        /// All values, or none of them.
        func emptied(but kept: Set<String>) -> Row {
            Row(headers: headers, cells: zip(headers, cells).map { kept.contains($0) ? $1 : "" })
        }
    }

    private static let actor = Row(
        headers: ["名前", "番号", "種別", "分野", "活動範囲", "所在地", "人数", "タグ", "同意", "連絡先", "備考"],
        cells: ["丘の上", "12", "農家", "その他", "東小学校区、市", "市", "3", "車", "会議まで", "090", "夜のみ"]
    )
    private static let ibasho = Row(
        headers: ["居場所", "番号", "型", "運営団体", "会場", "開催", "対象", "タグ", "所在地", "開始", "終了", "備考"],
        cells: ["食堂", "3", "交流", "会", "公民館", "土曜", "子ども", "食", "市", "2019", "2027-03-31", "駐車場"]
    )
    private static let tie = Row(
        headers: [
            "居場所", "名前", "分野", "領域", "内容", "強さ", "向き", "頻度", "手段", "開始", "終了", "終了理由", "最終接触", "きっかけ", "窓口", "備考",
        ],
        cells: [
            "食堂", "農園", "その他", "県内", "米、野菜", "強い", "受ける", "毎月", "電話", "2019-04", "2029", "休業", "2025-01-02", "紹介", "山田",
            "夜",
        ]
    )

    /// Every column with some values that it may get, in several ways to write them.
    private static let actorValues: [(String, [String])] = [
        ("名前", ["谷の下", "  ﾀﾆ　", "谷\n下"]), ("番号", ["13"]), ("種別", ["個人", "匿名グループ", "NPO", "何か"]),
        ("分野", ["福祉・医療", "福祉・医療、コミュニティ", "コミュニティ、その他", "Other;Community"]),
        ("活動範囲", ["西小学校区", "市", "市、東小学校区", "西小学校区/東小学校区/市"]), ("所在地", ["東小学校区", "東小学校区、市"]),
        ("人数", ["約30人", "４"]), ("タグ", ["歌、絵", "車"]), ("同意", ["公開可", "なし", "あり", "internal"]),
        ("連絡先", ["080-1"]), ("備考", ["火曜\n午後"]),
    ]
    private static let ibashoValues: [(String, [String])] = [
        ("居場所", ["新食堂"]), ("番号", ["4"]), ("型", ["日常の場", "both"]), ("運営団体", ["別の会"]), ("会場", ["寺"]),
        ("開催", ["毎週"]), ("対象", ["高齢者、子ども"]), ("タグ", ["居"]), ("所在地", ["西小学校区"]),
        ("開始", ["2018年度", "令和2年4月1日", "2019-06"]), ("終了", ["2030", "R9.4.1"]), ("備考", ["なし"]),
    ]
    private static let tieValues: [(String, [String])] = [
        ("分野", ["福祉・医療、その他", "コミュニティ"]), ("領域", ["校区", "県外・全国"]), ("内容", ["野菜、米", "場所"]),
        ("強さ", ["弱い", "葛藤", "◎", "normal"]), ("向き", ["双方", "→"]), ("頻度", ["毎週"]), ("手段", ["訪問"]),
        ("開始", ["2018", "平成30年4月", "2019", "43556"]), ("終了", ["2026年度"]), ("終了理由", ["移転"]),
        ("最終接触", ["2026/1/2"]), ("きっかけ", ["市"]), ("窓口", ["佐藤"]), ("備考", ["昼"]),
    ]

    private static func map(_ sheets: String...) throws -> TestMap {
        var map = TestMap()
        let (report, _) = try map.take(files: sheets.enumerated().map { ("\($0).csv", $1) })
        #expect(report.errors.isEmpty, "\(report.errors)")
        return map
    }

    private static let cases = cases(actor, actorValues) + cases(ibasho, ibashoValues) + cases(tie, tieValues)

    private static func cases(_ row: Row, _ values: [(String, [String])]) -> [(row: Int, column: String, value: String)]
    {
        let place = [actor.headers, ibasho.headers, tie.headers].firstIndex(of: row.headers) ?? 0
        return values.flatMap { column, values in
            // A name has to be there.
            (values + (column == row.headers[0] ? [] : [""])).map { (place, column, $0) }
        }
    }

    @Test(
        "a value in place of another, of none, and no value: as if the sheet had said so from the beginning",
        arguments: cases
    )
    func same(row place: Int, column: String, value: String) throws {
        let row = [Self.actor, Self.ibasho, Self.tie][place]
        let subject = place == 2 ? row.cells[1] : row.cells[0]
        let names = Set(place == 2 ? row.headers.prefix(2) : row.headers.prefix(1))
        for row in [row, row.emptied(but: names)] {
            var edited = try Self.map(Self.places, row.csv())
            let node = try edited.node(subject)
            let change = try edited.edit(subject, "\(column)=\(value)", ibasho: place == 2 ? row.cells[0] : nil)
            let wanted = try Self.map(Self.places, row.csv([column: value]))
            #expect(edited.description == wanted.description, "\(column)=\(value)")
            #expect(change.change.changes.isEmpty == change.changes.isEmpty, "\(column)=\(value)")
            #expect(
                edited.map.name(of: node)
                    == edited.map.name(of: try edited.node(place == 2 ? subject : change.change.name))
            )
            // The order of fields and places is that of the sheet too.
            #expect(Self.order(edited) == Self.order(wanted), "\(column)=\(value)")
            // Once more: it is there.
            let again = try edited.edit(node, ["\(column)=\(value)"], ibasho: place == 2 ? row.cells[0] : nil)
            #expect(again.change.changes.isEmpty && again.changes.isEmpty, "\(column)=\(value): \(again)")
        }
    }

    /// The fields and places of all nodes, by name, in their order.
    private static func order(_ map: TestMap) -> [String] {
        map.graph.nodes.flatMap { node in
            ["WORKS_IN", "ACTIVE_IN"].compactMap { map.graph.type($0) }.map { type in
                let ends = map.graph.relationships(of: node, .outgoing, type: type).map { map.map.name(of: $0.other) }
                return ends.isEmpty ? "" : map.map.name(of: node) + " → " + ends.joined(separator: ", ")
            }
        }.filter { !$0.isEmpty }.sorted()
    }
}
