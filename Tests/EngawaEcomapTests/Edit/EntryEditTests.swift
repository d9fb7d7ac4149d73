import EngawaGraph
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaEcomap

@Suite("Editing an actor, an ibasho or a tie")
struct EntryEditTests {
    private func town() throws -> TestMap {
        var map = TestMap()
        let (report, _) = try map.take(
            "地域,レベル,上位\n市,municipality,\n隣の市,municipality,県\n県,prefecture,\n東小学校区,elementary,市\n",
            "居場所,所在地\n食堂,東小学校区\n縁側,東小学校区\n",
            """
            居場所,名前,種別,分野,内容,強さ,開始,終了,最終接触,会費
            食堂,農園,農家,その他,米,強い,2019,,,500円
            食堂,光明寺,寺社,コミュニティ,場所,普通,,,,
            縁側,光明寺,寺社,コミュニティ,茶,弱い,,,,
            食堂,田中花子さん,個人,その他,菓子,普通,,2020-03-31,,
            縁側,田中花子さん,個人,その他,歌,普通,,,,
            """,
            "名前,種別,連絡先,会計年度\n遠い会,NPO,090,4月\n"
        )
        #expect(report.errors.isEmpty)
        return map
    }

    private func words(_ change: EntryChange) -> [String] {
        func text(_ value: Value) -> String {
            switch value {
            case .null: "–"
            case .string(let text): text
            case .date(let date): date.description
            default: value.stringList?.joined(separator: "+") ?? "\(value)"
            }
        }
        return change.changes.map {
            "\($0.title.ja)\($0.ibasho.map { "@\($0)" } ?? ""): \(text($0.before)) > \(text($0.after))"
        }
    }

    @Test("tells what was and what is, in the order of the cells, and changes nothing else")
    func tells() throws {
        var map = try town()
        let others = map.description.filter { !$0.contains("農園") }
        let (change, _) = try map.edit("農園", "最終接触=令和7年11月20日", "連絡先=080", "Strength=△", "内容=米、野菜", "向き=")
        #expect(change.name == "農園" && change.notes.isEmpty)
        #expect(
            words(change) == [
                "最終接触@食堂: – > 2025-11-20", "連絡先: – > 080", "強さ@食堂: strong > weak", "内容@食堂: 米 > 米+野菜",
            ]
        )
        #expect(change.changes[2].word(for: change.changes[2].after) == Message(ja: "弱い", en: "weak"))
        #expect(change.changes[3].word(for: change.changes[3].after) == nil)
        #expect(map.description.filter { !$0.contains("農園") } == others)
    }

    @Test("of several ties the current one is meant, else it has to be named; ended ones count where none goes on")
    func whichTie() throws {
        var map = try town()
        guard case .severalTies("光明寺", let column, let ibasho) = try map.refusal("光明寺", "強さ=強い") else {
            Issue.record("it was told whose tie")
            return
        }
        #expect(column.ja == "強さ" && ibasho == ["食堂", "縁側"])
        #expect(words(try map.edit("光明寺", "強さ=強い", ibasho: "縁側").change) == ["強さ@縁側: weak > strong"])
        #expect(words(try map.edit("田中花子さん", "頻度=毎週").change) == ["頻度@縁側: – > 毎週"])
        #expect(words(try map.edit("田中花子さん", "終了理由=転居", ibasho: "食堂").change) == ["終了理由@食堂: – > 転居"])
        try map.edit("農園", "終了=2020")
        #expect(words(try map.edit("農園", "終了=").change) == ["終了@食堂: 2020 > –"])
        #expect(
            try map.refusal("農園", "強さ=弱い", ibasho: "縁側") == .notTied(name: "農園", ibasho: "縁側", others: ["食堂"])
        )
        #expect(throws: EcomapError.self) { try map.edit("農園", "強さ=弱い", ibasho: "どこか") }
        guard case .noTie("遠い会", _) = try map.refusal("遠い会", "強さ=弱い") else {
            Issue.record("a tie out of nowhere")
            return
        }
    }

    @Test("of several ties to one ibasho the one that goes on is changed, and it is said which that was")
    func repeatedTie() throws {
        var map = TestMap()
        try map.take("居場所,名前,強さ,開始,終了\n食堂,農園,強い,2010,2015\n食堂,農園,弱い,2018,\n")
        let (change, _) = try map.edit("農園", "開始=2012", "強さ=普通")
        #expect(words(change) == ["開始@食堂: 2018 > 2012", "強さ@食堂: weak > normal"])
        #expect(change.notes == [.severalTies(TieSummary(ibasho: "食堂", since: .string("2018"), contents: []))])
        #expect(map.links("SUPPORTS").count == 2)
    }

    @Test("a column of both is the actor's own, or the tie's where an ibasho is named")
    func bothHave() throws {
        var map = try town()
        #expect(words(try map.edit("光明寺", "備考=夜").change) == ["備考: – > 夜"])
        #expect(words(try map.edit("光明寺", "備考=昼", ibasho: "食堂").change) == ["備考@食堂: – > 昼"])
        #expect(
            words(try map.edit("光明寺", "連絡先=090", "note=", ibasho: "食堂").change) == ["連絡先: – > 090", "備考@食堂: 昼 > –"]
        )
        #expect(map.links("SUPPORTS").allSatisfy { !$0.contains("note") })
    }

    @Test("a supporter works in its own fields and in those of its ties, and is told where the tie decides the column")
    func fields() throws {
        var map = try town()
        let own = try map.edit("農園", "分野=産業・農林水産").change
        #expect(words(own) == ["分野: その他 > 産業・農林水産+その他"])
        #expect(own.notes == [.tiesKeepFields(ibasho: ["食堂"])])
        let ofTie = try map.edit("農園", "分野=福祉・医療、産業・農林水産", ibasho: "食堂").change
        #expect(words(ofTie) == ["分野@食堂: その他 > 福祉・医療+産業・農林水産"])
        // その他 came with the tie and goes with it.
        #expect(map.links("WORKS_IN").filter { $0.hasPrefix("農園") } == ["農園 → 産業・農林水産", "農園 → 福祉・医療"])
        // Another tie still has it.
        try map.edit("光明寺", "分野=その他", ibasho: "食堂")
        #expect(map.links("WORKS_IN").filter { $0.hasPrefix("光明寺") } == ["光明寺 → その他", "光明寺 → コミュニティ"])
        let new = try map.edit("光明寺", "分野=宇宙", ibasho: "縁側").change
        #expect(new.notes == [.imported(.newField("宇宙"))])
        #expect(map.map.axes.fields.last?.name == "宇宙")
    }

    @Test("the band follows where the place is changed, unless the tie says its own")
    func band() throws {
        var map = try town()
        func band() throws -> Int? {
            let day = try #require(SheetDate(storedText: "2026-01-15"))
            let request = EcomapRequest(edition: .internal, anonymity: .none, day: day)
            return map.map.ecomap(of: try map.node("食堂"), request).supporters.first { $0.name == "農園" }?.band
        }
        #expect(try band() == nil)
        try map.edit("農園", "所在地=東小学校区")
        #expect(try band() == 1)
        #expect(words(try map.edit("農園", "所在地=市").change) == ["所在地: 東小学校区 > 市"])
        #expect(try band() == 3)
        try map.edit("農園", "活動範囲=東小学校区、市")
        #expect(try band() == 1)
        try map.edit("農園", "領域=県外・全国")
        #expect(try band() == 5)
        try map.edit("農園", "領域=", "活動範囲=", "所在地=")
        #expect(try band() == nil)
        let notes = try map.edit("農園", "所在地=ことば町", "活動範囲=谷").change.notes
        #expect(notes == [.newPlace("谷", hasLevel: false), .newPlace("ことば町", hasLevel: true)])
    }

    @Test("a name is changed and the number stays; the class follows the name where the name tells it")
    func rename() throws {
        var map = try town()
        let node = try map.node("農園")
        #expect(words(try map.edit("農園", "名前= 第二農園 ").change) == ["名前: 農園 > 第二農園"])
        #expect(try map.node("第二農園") == node)
        // Somebody whose name says so is a person, whatever the kind: asked before being named.
        let person = try map.edit("第二農園", "名前=山田太郎さん").change
        #expect(person.notes == [.nowPerson("山田太郎さん")])
        #expect(map.nodes("Person").contains { $0.properties["name"] == "山田太郎さん" })
        #expect(try map.edit("山田太郎さん", "名前=山田農園").change.notes == [.staysPerson("山田農園")])
        // A person by kind stays one under any name.
        #expect(try map.edit("田中花子さん", "名前=花子商店").change.notes.isEmpty)
        #expect(map.nodes("Person").contains { $0.properties["name"] == "花子商店" })
        let kind = try map.edit("花子商店", "種別=企業・商店").change
        #expect(words(kind) == ["種別: 個人 > 企業・商店"] && kind.notes == [.noLongerPerson("花子商店", nil)])
        // An ibasho too, under either header.
        let ibasho = try map.node("食堂")
        #expect(words(try map.edit("食堂", "居場所=新食堂").change) == ["居場所: 食堂 > 新食堂"])
        #expect(words(try map.edit("新食堂", "name=食堂").change) == ["居場所: 新食堂 > 食堂"])
        #expect(try map.node("食堂") == ibasho)
    }

    @Test("a name or an id that somebody else has is refused, unless an import could tell the two apart")
    func namesakes() throws {
        var map = try town()
        let temple = try map.node("光明寺")
        #expect(try map.refusal("農園", "名前=光明寺", "種別=") == .nameTaken("光明寺", by: temple))
        #expect(try map.refusal("食堂", "名前=縁側") == .nameTaken("縁側", by: try map.node("縁側")))
        try map.edit("遠い会", "種別=")
        #expect(try map.refusal("縁側", "名前=遠い会") == .nameTaken("遠い会", by: map.node("遠い会")))
        #expect(try map.refusal("遠い会", "名前=縁側") == .nameTaken("縁側", by: map.node("縁側")))
        // Kinds that differ surely tell them apart, and so do two numbers.
        let renamed = try map.edit("農園", "名前=光明寺").change
        #expect(words(renamed) == ["名前: 農園 > 光明寺"] && renamed.notes == [.namesake("光明寺", temple)])
        try map.edit("光明寺", "番号=1")
        #expect(try map.refusal("遠い会", "番号=1") == .numberTaken("1", by: map.node("光明寺")))
        try map.edit("食堂", "番号=1")
        #expect(try map.refusal("縁側", "番号=１".replacing("１", with: "1")) == .numberTaken("1", by: map.node("食堂")))
        // The same name again is no change.
        #expect(try map.edit("光明寺", "名前=光明寺").change.changes.isEmpty)
    }

    @Test("columns that nobody has are refused and listed; what was imported under an own header may be changed")
    func columns() throws {
        var map = try town()
        guard case .unknownColumn("連絡", let known) = try map.refusal("農園", "連絡=1") else {
            Issue.record("a column out of nowhere")
            return
        }
        #expect(known.map(\.ja).prefix(2) == ["名前", "番号"] && known.contains(Message(ja: "窓口", en: "face")))
        #expect(Set(known).count == known.count)
        for header in ["kindClass", "number", "fields", "居場所", "型", "会計年度", "band name"] {
            guard case .unknownColumn(header, _) = try map.refusal("農園", "\(header)=1") else {
                Issue.record("\(header) is a column")
                continue
            }
        }
        #expect(words(try map.edit("遠い会", "会計年度=9月").change) == ["会計年度: 4月 > 9月"])
        #expect(words(try map.edit("遠い会", "会計年度=").change) == ["会計年度: 9月 > –"])
        #expect(words(try map.edit("農園", "会費=無料", ibasho: "食堂").change) == ["会費@食堂: 500円 > 無料"])
        guard case .repeatedColumn = try map.refusal("農園", "強さ=弱い", "strength=強い") else {
            Issue.record("given twice")
            return
        }
        #expect(words(try map.edit("農園", "最終 接触（任意）=2025").change) == ["最終接触@食堂: – > 2025"])
    }

    @Test("all values that an import would refuse are refused at once, with what it would say")
    func refused() throws {
        let map = try town()
        guard
            case .refused(let issues) = try map.refusal(
                "農園",
                "強さ=つよ",
                "向き=横",
                "終了=いつか",
                "最終接触=2025-02-30",
                "人数=何人か",
                "同意=たぶん",
                "領域=月"
            )
        else {
            Issue.record("taken")
            return
        }
        #expect(issues.map(\.column) == ["強さ", "向き", "終了", "最終接触", "人数", "同意", "領域"])
        #expect(issues.first?.problem == .unknownStrength("つよ"))
        #expect(try map.refusal("食堂", "型=たぶん").map { "\($0)".contains("unknownMode") } == true)
        guard case .refused(let order) = try map.refusal("農園", "終了=2018") else {
            Issue.record("ended before it began")
            return
        }
        #expect(order.map(\.problem) == [.endsBeforeItBegins(since: "2019", until: "2018")])
        for name in ["名前=", "name=　"] {
            guard case .refused(let missing) = try map.refusal("農園", name) else {
                Issue.record("without a name")
                continue
            }
            #expect(missing.map(\.problem) == [.missing])
        }
    }

    @Test("only actors and ibasho have columns")
    func others() throws {
        let map = try town()
        guard case .notAnEntry(_, ["Place"], "市") = try map.refusal("市", "備考=1"),
            case .notAnEntry(_, ["Field"], "その他") = try map.refusal("その他", "備考=1")
        else {
            Issue.record("a place was edited")
            return
        }
        var copy = map
        let nobody = NodeID(rawValue: 4_000_000)
        #expect(throws: EntryEditError.noSuchNode(nobody)) { try copy.edit(nobody, ["備考=1"]) }
    }

    @Test("an ibasho that supports another has ties too")
    func supportingIbasho() throws {
        var map = TestMap()
        try map.take("居場所\n食堂\n縁側\n", "居場所,名前,強さ,備考\n食堂,縁側,弱い,\n")
        #expect(words(try map.edit("縁側", "強さ=強い", "会場=公民館").change) == ["強さ@食堂: weak > strong", "会場: – > 公民館"])
        #expect(words(try map.edit("縁側", "備考=茶", ibasho: "食堂").change) == ["備考@食堂: – > 茶"])
        #expect(words(try map.edit("縁側", "備考=庭", "開始=2020").change) == ["備考: – > 庭", "開始: – > 2020"])
    }

    @Test("somebody without a name, as forgetting leaves them, keeps the number and can be edited and named")
    func nameless() throws {
        var map = try town()
        let node = try map.node("田中花子さん")
        var draft = GraphDraft(map.graph)
        try draft.set(.null, for: "name", of: node)
        map.graph = draft.graph
        #expect(words(try map.edit(node, ["同意=会議まで", "強さ=弱い"]).change) == ["同意: – > meeting", "強さ@縁側: normal > weak"])
        #expect(words(try map.edit(node, ["名前=花子さん"]).change) == ["名前: – > 花子さん"])
    }
}
