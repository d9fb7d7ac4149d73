import EngawaGraph
import EngawaSheets
import Testing

@testable import EngawaEcomap

@Suite("A map as axes, ibasho and ties")
struct MapTests {
    @Test("a new map has the axes and the language it was given")
    func setup() {
        let map = TestMap(language: .en).map
        #expect(map.axes == .standard)
        #expect(map.language == .en)
        #expect(map.ibasho.isEmpty)
    }

    @Test("the only ibasho needs no name; of several one has to be named; an unknown name lists those there are")
    func ibashoNames() throws {
        var map = TestMap()
        #expect(throws: EcomapError.noIbasho) { try map.map.ibasho(named: nil) }
        try map.take("居場所,名前\nみんなの食堂,農園\n")
        #expect(map.map.name(of: try map.map.ibasho(named: nil)) == "みんなの食堂")
        #expect(map.map.name(of: try map.map.ibasho(named: "みんなの 食堂")) == "みんなの食堂")
        try map.take("居場所,名前\n縁側カフェ,農園\n")
        let names = ["みんなの食堂", "縁側カフェ"]
        #expect(throws: EcomapError.ibashoNotNamed(names: names)) { try map.map.ibasho(named: nil) }
        #expect(throws: EcomapError.unknownIbasho("だれかの食堂", names: names)) { try map.map.ibasho(named: "だれかの食堂") }
    }

    @Test("the matrix counts ties by cell; what is not placed is counted apart")
    func matrix() throws {
        var map = TestMap()
        try map.take(
            """
            居場所,名前,分野,領域,開始
            A,a店,コミュニティ,市内,
            A,b店,コミュニティ、その他,市内,
            A,b店,その他,県内,2020
            A,c店,コミュニティ,,
            A,d店,,市内,
            A,e店,,,
            B,f店,コミュニティ,市内,
            """
        )
        let day = try #require(SheetDate(storedText: "2025-04-01"))
        let matrix = map.map.matrix(of: try map.map.ibasho(named: "A"), on: day)
        #expect(matrix.counts.joined().reduce(0, +) == 2)
        #expect(matrix.counts[3][0] == 1)
        #expect(matrix.counts[4][7] == 1)
        #expect(matrix.withoutBand[0] == 1)
        #expect(matrix.withoutField[3] == 1)
        #expect(matrix.withoutBoth == 1)
        #expect(matrix.unplaced == 3)
    }

    @Test("a day sees the ties of that day: partial dates widen, the last day counts, undated ties are always there")
    func days() throws {
        var map = TestMap()
        try map.take(
            """
            居場所,名前,開始,終了
            A,a店,2020-04-01,2024-03-31
            A,b店,2019年度,2020年度
            A,c店,2022,
            A,d店,,2021-06
            A,e店,,
            """
        )
        func names(_ day: String) throws -> String {
            try map.ecomap(on: day).supporters.map(\.name).joined().replacing("店", with: "")
        }
        #expect(try names("2019-03-31") == "de")
        #expect(try names("2019-04-01") == "bde")
        #expect(try names("2020-04-01") == "abde")
        #expect(try names("2021-03-31") == "abde")
        #expect(try names("2021-04-01") == "ade")
        #expect(try names("2021-06-30") == "ade")
        #expect(try names("2021-07-01") == "ae")
        #expect(try names("2022-01-01") == "ace")
        #expect(try names("2024-03-31") == "ace")
        #expect(try names("2024-04-01") == "ce")
    }

    @Test("an actor with several ties stands where its strongest, then oldest one does")
    func strongest() throws {
        var map = TestMap()
        try map.take(
            """
            居場所,名前,分野,領域,強さ,開始
            A,a店,コミュニティ,県内,普通,2018
            A,a店,その他,市内,強い,2022
            A,a店,文化・スポーツ,全国,強い,2020
            """
        )
        let supporter = try #require(try map.ecomap().supporters.first)
        #expect(supporter.ties.map(\.sinceYear) == [2020, 2022, 2018])
        #expect((supporter.field, supporter.band) == (6, 5))
    }

    @Test("without a written band, the smallest place that holds both tells it, and a cycle of places ends")
    func places() throws {
        var map = TestMap()
        try map.take("居場所,名前,活動範囲,所在地\nA,近い農園,東小学校区,\nA,市の会社,,北の町\nA,国の団体,全国,\nA,知らない店,,\n")
        #expect(try map.ecomap().supporters.map(\.band) == [nil, nil, 5, nil])
        var draft = GraphDraft(map.graph)
        let node = { (name: String) throws -> NodeID in
            try #require(draft.graph.nodes.first { map.map.name(of: $0) == name })
        }
        let (east, north) = (try node("東小学校区"), try node("北の町"))
        let city = try draft.createNode(
            labels: ["Place"],
            properties: [("name", .string("青葉市")), ("level", .string("municipality"))]
        )
        let ibasho = try map.map.ibasho(named: nil)
        for (from, type, to) in [
            (ibasho, "LOCATED_IN", east), (east, "WITHIN", city), (north, "WITHIN", city), (city, "WITHIN", east),
        ] {
            _ = try draft.createRelationship(type, from: from, to: to, properties: [])
        }
        map.graph = draft.graph
        #expect(try map.ecomap().supporters.map(\.band) == [1, 1, 5, nil])
    }

    @Test("of two ibasho with one name the number tells which")
    func namesakes() throws {
        var map = TestMap()
        try map.take("居場所,番号,型\n縁側,1,交流\n縁側,2,支援\n", "居場所,番号\nひだまり,3\n")
        #expect(throws: EcomapError.severalIbasho("縁側", numbers: ["1", "2"])) { try map.map.ibasho(named: "縁側") }
        #expect(try map.map.value(map.map.tokens.mode, of: map.map.ibasho(named: "2")).stringValue == "support")
        #expect(try map.map.name(of: map.map.ibasho(named: "ひだまり")) == "ひだまり")
    }
}
