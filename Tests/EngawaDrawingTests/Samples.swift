import EngawaTestSupport
import EngawaEcomap
import EngawaText

/// Ecomaps made by hand and at random for the tests of drawings.
enum Samples {
    static let fields = ["コミュニティ", "子育て・教育", "福祉・医療", "産業・農林水産", "行政"].map { AxisEntry(name: $0) }
    static let bands = ["自治会・町内", "小学校区", "市区町村内", "県内"].map { AxisEntry(name: $0) }

    /// Six supporters that use every sign: strengths, flows, kinds, several ties, no field, no band.
    static let small = Ecomap(
        ibasho: Hub(id: 1, name: "みんなの食堂"),
        fields: fields,
        bands: bands,
        supporters: [
            supporter(
                11,
                "青葉自治会",
                .neighbourhood,
                0,
                0,
                [Tie(id: 1, strength: .strong, flow: .in, sinceYear: 2017, contents: [.place, .people])]
            ),
            supporter(
                12,
                "フードバンク青葉",
                .npo,
                2,
                2,
                [
                    Tie(id: 2, strength: .normal, flow: .in, sinceYear: 2019, contents: [.food]),
                    Tie(id: 3, strength: .weak, flow: .out, contents: [.connecting]),
                ]
            ),
            supporter(
                13,
                "田中さん",
                .person,
                3,
                1,
                [Tie(id: 4, strength: .weak, flow: .both, contents: [.food, .knowledge])]
            ),
            supporter(14, "こども課", .government, 4, 2, [Tie(id: 5, strength: .stressful, flow: .out, sinceYear: 2020)]),
            supporter(15, "となりの縁側カフェ", .ibasho, nil, 1, [Tie(id: 6)]),
            supporter(
                16,
                "Rotary Club of 本町",
                .other,
                0,
                nil,
                [Tie(id: 7, strength: .normal, sinceYear: 1998, contents: [.money])]
            ),
        ],
        edition: .internal,
        day: "2025-04-01"
    )

    static func supporter(_ id: Int, _ name: String, _ kind: KindClass, _ field: Int?, _ band: Int?, _ ties: [Tie])
        -> Supporter
    {
        Supporter(id: id, name: name, kindClass: kind, field: field, band: band, ties: ties)
    }

    /// One supporter per name, one tie each.
    static func named(_ names: [String]) -> Ecomap {
        var ecomap = small
        ecomap.supporters = names.enumerated().map { index, name in
            supporter(
                index + 100,
                name,
                .other,
                index % 5,
                index % 4,
                [Tie(id: index, strength: .normal, flow: .in, sinceYear: 2019)]
            )
        }
        return ecomap
    }

    static func random(seed: UInt64) -> Ecomap {
        var random = SeededGenerator(seed: seed)
        let parts = ["青葉", "訪問看護", "ステーション", "こども食堂", "の会", "NPO法人", "Cafe ", "クラブ", "（西）", "第3", "ー", "🍙", "協議会"]
        var ecomap = small
        ecomap.fields = (0..<Int.random(in: 1...9, using: &random)).map { AxisEntry(name: "分野\($0)・\(parts[$0])") }
        ecomap.bands = (0..<Int.random(in: 1...6, using: &random)).map { AxisEntry(name: "領域\($0)") }
        let count = [0, 1, 5, 30, 60, 110].randomElement(using: &random) ?? 5
        ecomap.supporters = (0..<count).map { index in
            let name = (0..<Int.random(in: 1...6, using: &random)).map { _ in parts.randomElement(using: &random) ?? ""
            }
            return supporter(
                index + 10,
                name.joined(),
                KindClass.allCases.randomElement(using: &random) ?? .other,
                Int.random(in: 0..<10, using: &random) == 0
                    ? nil : Int.random(in: 0..<ecomap.fields.count, using: &random),
                Int.random(in: 0..<10, using: &random) == 0
                    ? nil : Int.random(in: 0..<ecomap.bands.count, using: &random),
                (0...(Int.random(in: 0..<8, using: &random) == 0 ? 3 : 0)).map { number in
                    Tie(
                        id: index * 10 + number,
                        strength: (Strength.allCases as [Strength?] + [nil]).randomElement(using: &random) ?? nil,
                        flow: (Flow.allCases as [Flow?] + [nil]).randomElement(using: &random) ?? nil,
                        sinceYear: Bool.random(using: &random) ? 2000 + index % 26 : nil,
                        contents: Array(
                            ContentClass.allCases.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))
                        )
                    )
                }
            )
        }
        return ecomap
    }
}
