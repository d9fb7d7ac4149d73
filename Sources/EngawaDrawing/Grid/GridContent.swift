import EngawaEcomap
import EngawaGraphviz
import EngawaText

/// Which column and row everything stands in, and what stands in their headings.
struct GridContent {
    /// A column or a row.
    struct Track {
        var name: String
        /// Its position on the axis; nil for what has none.
        var index: Int?
        /// How many supporters stand in it.
        var count: Int
    }

    var columns: [Track]
    var rows: [Track]
    /// The supporters in the order in which a cell shows them: the strongest first, then the oldest.
    var supporters: [Supporter]
    /// Everything that stands in cells, in the order in which a cell shows it.
    private(set) var items: [CellItem] = []
    private let fieldCount: Int
    private let bandCount: Int

    init(_ ecomap: Ecomap, language: Language) {
        let fields = ecomap.fields.count
        let bands = ecomap.bands.count
        fieldCount = fields
        bandCount = bands
        var perField = [Int](repeating: 0, count: fields + 1)
        var perBand = [Int](repeating: 0, count: bands + 1)
        for supporter in ecomap.supporters {
            perField[Self.position(supporter.field, fields)] += 1
            perBand[Self.position(supporter.band, bands)] += 1
        }
        let gone = ecomap.change?.gone ?? []
        let needsField = perField[fields] > 0 || gone.contains { Self.position($0.field, fields) == fields }
        let needsBand = perBand[bands] > 0 || gone.contains { Self.position($0.band, bands) == bands }
        columns = ecomap.fields.enumerated().map {
            Track(name: DotText.visible($1.name(in: language)), index: $0, count: perField[$0])
        }
        rows = ecomap.bands.enumerated().map {
            Track(name: DotText.visible($1.name(in: language)), index: $0, count: perBand[$0])
        }
        if needsField || fields == 0 {
            columns.append(Track(name: Words.unknownField[language], index: nil, count: perField[fields]))
        }
        if needsBand || bands == 0 {
            rows.append(Track(name: Words.unknownBand[language], index: nil, count: perBand[bands]))
        }
        supporters = ecomap.supporters.sorted { Self.order($0) < Self.order($1) }
        items = (ecomap.weather?.cells ?? []).compactMap { weather in
            guard let cell = Self.cell(weather.field, weather.band, ecomap) else { return nil }
            return CellItem(.weather(weather.signs), column: cell.column, row: cell.row)
        }
        items += supporters.map { CellItem($0, column: column($0), row: row($0), language: language) }
        items += (ecomap.change?.gone ?? []).sorted { $0.id < $1.id }.map { supporter in
            CellItem(gone: supporter, column: column(supporter), row: row(supporter), language: language)
        }
        items += ecomap.gaps.compactMap { gap in
            guard let cell = Self.cell(gap.field, gap.band, ecomap) else { return nil }
            return CellItem(.gap(gap), column: cell.column, row: cell.row)
        }
    }

    /// The column of a supporter.
    func column(_ supporter: Supporter) -> Int { Self.position(supporter.field, fieldCount) }

    /// The row of a supporter.
    func row(_ supporter: Supporter) -> Int { Self.position(supporter.band, bandCount) }

    /// The cell of a place on both axes; nil where one is unknown.
    static func cell(_ field: Int?, _ band: Int?, _ ecomap: Ecomap) -> (column: Int, row: Int)? {
        guard let field, let band, ecomap.fields.indices.contains(field), ecomap.bands.indices.contains(band) else {
            return nil
        }
        return (field, band)
    }

    /// The classes that say where a cell stands on the axes.
    func classes(column: Int, row: Int) -> String {
        (columns[column].index.map { " field-\($0)" } ?? "") + (rows[row].index.map { " band-\($0)" } ?? "")
    }

    private static func position(_ index: Int?, _ count: Int) -> Int {
        index.flatMap { (0..<count).contains($0) ? $0 : nil } ?? count
    }

    private static func order(_ supporter: Supporter) -> (Int, Int, Int) {
        let rank: [Strength?] = [.strong, .normal, .weak, nil, .stressful]
        let strength = rank.firstIndex(of: supporter.ties.first?.strength) ?? rank.count
        return (strength, supporter.ties.compactMap(\.sinceYear).min() ?? .max, supporter.id)
    }
}
