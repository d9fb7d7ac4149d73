/// The two axes of a map: 分野 from left to right and 領域 from near to far.
public struct Axes: Sendable, Hashable {
    /// One row of the axes: a band (領域) with the levels of places that it stands for.
    public struct Band: Sendable, Hashable {
        /// The name and its English form.
        public var entry: AxisEntry
        /// The levels of places that fall into this band; empty where its name says none.
        public var levels: [PlaceLevel]

        /// A band from its parts.
        public init(entry: AxisEntry, levels: [PlaceLevel]) {
            self.entry = entry
            self.levels = levels
        }
    }

    /// The fields (分野), from left to right.
    public var fields: [AxisEntry]
    /// The bands (領域), from near to far.
    public var bands: [Band]

    /// Axes from their parts.
    public init(fields: [AxisEntry], bands: [Band]) {
        self.fields = fields
        self.bands = bands
    }

    /// The axes that a map has where nothing else is asked for.
    public static let standard = Axes(
        fields: [
            AxisEntry(name: "コミュニティ", english: "Community"),
            AxisEntry(name: "子育て・教育", english: "Children and learning"),
            AxisEntry(name: "福祉・医療", english: "Welfare and health"),
            AxisEntry(name: "産業・農林水産", english: "Business and farming"),
            AxisEntry(name: "住まい・就労", english: "Housing and work"),
            AxisEntry(name: "環境・防災・交通", english: "Environment and safety"),
            AxisEntry(name: "文化・スポーツ", english: "Culture and sports"),
            AxisEntry(name: "その他", english: "Other"),
        ],
        bands: [
            Band(entry: AxisEntry(name: "自治会・町内", english: "Neighbourhood"), levels: [.neighbourhood]),
            Band(entry: AxisEntry(name: "小学校区", english: "School district"), levels: [.elementary]),
            Band(
                entry: AxisEntry(name: "中学校区", english: "Junior high district"),
                levels: [.juniorHigh, .district]
            ),
            Band(entry: AxisEntry(name: "市区町村内", english: "Municipality"), levels: [.ward, .municipality]),
            Band(entry: AxisEntry(name: "県内", english: "Prefecture"), levels: [.region, .prefecture]),
            Band(entry: AxisEntry(name: "県外・全国", english: "Nation"), levels: [.nation]),
        ]
    )

    /// The position of the band that `text` names: by its own name (Japanese or English), or by an alias of a level
    /// that the band stands for; nil where no band of these axes fits.
    public func band(named text: String) -> Int? {
        let folded = FoldedText(text)
        if let exact = bands.firstIndex(where: { FoldedText($0.entry.name) == folded }) { return exact }
        if let english = bands.firstIndex(where: { $0.entry.english.map(FoldedText.init) == folded }) {
            return english
        }
        return PlaceLevel(alias: text).flatMap(band(of:))
    }

    /// The position of the band that stands for `level`; nil where these axes have none.
    public func band(of level: PlaceLevel) -> Int? {
        bands.firstIndex { $0.levels.contains(level) }
    }

    /// The position of the band that holds places of `level`: the one that stands for it, else the nearest one that
    /// stands for something larger; nil where these axes have neither.
    public func band(holding level: PlaceLevel) -> Int? {
        band(of: level) ?? bands.firstIndex { $0.levels.contains { $0 > level } }
    }

    /// The position of the field that `text` names, in Japanese or English; nil where there is none.
    public func field(named text: String) -> Int? {
        let folded = FoldedText(text)
        return fields.firstIndex { FoldedText($0.name) == folded || $0.english.map(FoldedText.init) == folded }
    }
}
