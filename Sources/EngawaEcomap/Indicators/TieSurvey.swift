import EngawaGraph
import EngawaSheets

/// One tie as indicators need it.
struct SurveyedTie: Dated {
    let supporter: NodeID
    let since: SheetDate?
    /// The last day; that of the ibasho where the ibasho ended before, or the tie has none.
    let until: SheetDate?
    let field: Int?
    let band: Int?
    let contents: [String]
    let flow: Flow?
    let origin: String?
    let face: String?
}

/// Reads the ties of many ibasho, property by property, and remembers which words mean which field or band.
struct TieSurvey {
    private let map: EcomapMap
    private let axes: Axes
    private let ladders: PlaceLadders
    private var fields: [NameKey: Int?] = [:]
    private var bands: [NameKey: Int?] = [:]
    private var firstFields: [NodeID: Int?] = [:]

    init(_ map: EcomapMap, axes: Axes) {
        self.map = map
        self.axes = axes
        ladders = PlaceLadders(map)
    }

    /// All ties of `ibasho`, whenever they were, in the order of their ids. O(ties of the ibasho).
    mutating func ties(of ibasho: NodeID) -> [SurveyedTie] {
        let (graph, tokens) = (map.graph, map.tokens)
        guard let supports = tokens.supports else { return [] }
        let adjacent = Array(graph.relationships(of: ibasho, .incoming, type: supports))
        let ids = adjacent.map(\.relationship)
        func column(_ key: KeyToken?) -> [Value]? { key.map { graph.values($0, of: ids) } }
        let (since, until) = (column(tokens.since), column(tokens.until))
        let (fields, bands) = (column(tokens.fields), column(tokens.bandName))
        let (contents, flows) = (column(tokens.content), column(tokens.flow))
        let (origins, faces) = (column(tokens.origin), column(tokens.face))
        let end = SheetDate(map.value(tokens.until, of: ibasho))
        let resolver = BandResolver(map, axes: axes, ibasho: ibasho, ladders: ladders)
        return adjacent.indices.map { index in
            let supporter = adjacent[index].other
            return SurveyedTie(
                supporter: supporter,
                since: since.flatMap { SheetDate($0[index]) },
                until: TieSurvey.earlier(until.flatMap { SheetDate($0[index]) }, end),
                field: field(fields?[index], supporter),
                band: band(bands?[index]) ?? resolver.band(of: supporter),
                contents: contents?[index].stringList ?? [],
                flow: flows?[index].stringValue.flatMap(Flow.init(rawValue:)),
                origin: origins?[index].stringValue,
                face: faces?[index].stringValue
            )
        }
    }

    private static func earlier(_ tie: SheetDate?, _ ibasho: SheetDate?) -> SheetDate? {
        guard let tie, let ibasho else { return tie ?? ibasho }
        return ibasho.last < tie.last ? ibasho : tie
    }

    private mutating func field(_ value: Value?, _ supporter: NodeID) -> Int? {
        guard let name = value?.listValue?.first?.stringValue else { return firstField(of: supporter) }
        return position(ofField: name) ?? firstField(of: supporter)
    }

    private mutating func position(ofField name: String) -> Int? {
        let key = NameKey(name)
        if let known = fields[key] { return known }
        let position = axes.field(named: name)
        fields[key] = .some(position)
        return position
    }

    private mutating func firstField(of supporter: NodeID) -> Int? {
        if let known = firstFields[supporter] { return known }
        var first: Int?
        if let worksIn = map.tokens.worksIn {
            for field in map.graph.relationships(of: supporter, .outgoing, type: worksIn) where first == nil {
                first = position(ofField: map.name(of: field.other))
            }
        }
        firstFields[supporter] = .some(first)
        return first
    }

    private mutating func band(_ value: Value?) -> Int? {
        guard let name = value?.stringValue else { return nil }
        let key = NameKey(name)
        if let known = bands[key] { return known }
        let position = axes.band(named: name)
        bands[key] = .some(position)
        return position
    }
}
