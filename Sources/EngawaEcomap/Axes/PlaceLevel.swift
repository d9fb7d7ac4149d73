/// How large a place (地域) is, from near to far. The raw value is the code in the graph.
public enum PlaceLevel: String, Sendable, CaseIterable, Comparable {
    /// 自治会.
    case neighbourhood
    /// 小学校区.
    case elementary
    /// 中学校区.
    case juniorHigh
    /// 地区・旧町村.
    case district
    /// 区.
    case ward
    /// 市区町村.
    case municipality
    /// 圏域・振興局.
    case region
    /// 都道府県.
    case prefecture
    /// 全国.
    case nation

    /// 0 for the nearest level, 8 for the nation.
    public var rank: Int {
        switch self {
        case .neighbourhood: 0
        case .elementary: 1
        case .juniorHigh: 2
        case .district: 3
        case .ward: 4
        case .municipality: 5
        case .region: 6
        case .prefecture: 7
        case .nation: 8
        }
    }

    /// Its Japanese word and its code, as a message offers them.
    var words: String {
        switch self {
        case .neighbourhood: "自治会 (neighbourhood)"
        case .elementary: "小学校区 (elementary)"
        case .juniorHigh: "中学校区 (juniorHigh)"
        case .district: "地区・旧町村 (district)"
        case .ward: "区 (ward)"
        case .municipality: "市区町村 (municipality)"
        case .region: "圏域・振興局 (region)"
        case .prefecture: "都道府県 (prefecture)"
        case .nation: "全国 (nation)"
        }
    }

    /// Orders levels from near to far.
    public static func < (left: PlaceLevel, right: PlaceLevel) -> Bool {
        left.rank < right.rank
    }
}

extension PlaceLevel {
    /// The level that a band or a level is called by: its code, its Japanese name or another word that people use.
    ///
    /// `自治体外` and its like name what lies outside the municipality and are read as the next level, the prefecture.
    public init?(alias text: String) {
        let folded = FoldedText(text)
        if let level = PlaceLevel.allCases.first(where: { FoldedText($0.rawValue) == folded }) {
            self = level
        } else if let level = PlaceLevel.aliases[folded] {
            self = level
        } else {
            return nil
        }
    }

    /// The level that the name of a place shows by its ending (`青葉市` is a municipality); nil where it shows none.
    public init?(placeName name: String) {
        if let level = PlaceLevel(alias: name), level == .nation {
            self = level
            return
        }
        guard let (ending, level) = PlaceLevel.endings.first(where: { name.hasSuffix($0.0) && name != $0.0 }) else {
            return nil
        }
        // 青葉市本町 is a part of a city, of nobody knows which level.
        if ending == "町" || ending == "村", name.dropLast().contains(where: { "市区町村".contains($0) }) { return nil }
        self = level
    }

    private static let aliases: [FoldedText: PlaceLevel] = {
        let words: [(PlaceLevel, String)] = [
            (.neighbourhood, "自治会 町内会 町内 自治会・町内 班 隣組 組 区会 近所 隣近所 ご近所 徒歩圏 町会 集落"),
            (.elementary, "小学校区 小学区 小校区 校区 学区 小学校 elementaryschooldistrict elementaryschool schooldistrict"),
            (.juniorHigh, "中学校区 中学区 中校区 中学校 juniorhigh juniorhighschool juniorhighschooldistrict juniorhighdistrict"),
            (.district, "地区 旧町村 地域 地区・旧町村 日常生活圏域"),
            (.ward, "区 区内 行政区"),
            (
                .municipality,
                "市区町村 市区町村内 市町村 市町村内 市内 市 町 村 村内 自治体 自治体内 市域 municipal city"
            ),
            (.region, "圏域 振興局 広域 圏域・振興局 近隣市町村"),
            (
                .prefecture,
                "都道府県 都道府県内 県内 県 府内 都内 道内 県域 自治体外 市外 町外 村外 区外 市町村外 市区町村外"
            ),
            (.nation, "全国 県外 県外・全国 都外 府外 道外 国 国内 海外 オンライン 全国・海外 都道府県外 national online"),
        ]
        var table: [FoldedText: PlaceLevel] = [:]
        for (level, list) in words {
            for word in list.split(separator: " ") {
                table[FoldedText(String(word))] = level
            }
        }
        return table
    }()

    private static let endings: [(String, PlaceLevel)] = [
        ("小学校区", .elementary), ("小校区", .elementary), ("小学区", .elementary),
        ("中学校区", .juniorHigh), ("中校区", .juniorHigh), ("中学区", .juniorHigh),
        ("校区", .elementary), ("学区", .elementary),
        ("自治会", .neighbourhood), ("町内会", .neighbourhood), ("町会", .neighbourhood), ("丁目", .neighbourhood),
        ("地区", .district), ("圏域", .region), ("振興局", .region),
        ("区", .ward), ("市", .municipality), ("町", .municipality), ("村", .municipality),
        ("県", .prefecture), ("府", .prefecture), ("都", .prefecture), ("北海道", .prefecture),
    ]
}
