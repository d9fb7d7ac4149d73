import EngawaGraph
import EngawaSheets

/// Adds up indicators, ibasho by ibasho.
struct IndicatorTally {
    private let map: EcomapMap
    private let day: SheetDate
    private let window: ClosedRange<Int32>
    private let axes: Axes
    private var survey: TieSurvey
    private var counted: Indicators
    private var supporters: [NodeID: KindClass] = [:]
    private var cells: Set<Int> = []
    private var fields: [Int]
    private var bands: [Int]
    private var withoutField = 0
    private var withoutBand = 0
    private var attributes: [FoldedText: Int] = [:]
    private var contents: [NameKey: AidClass?] = [:]
    private var persons = PersonDependence()
    private var origins: OriginTally
    private var halfDays = 0
    private var dated = 0
    private var series: PeriodSeries?

    init(_ map: EcomapMap, on day: SheetDate, _ request: IndicatorRequest, of ibasho: String?) {
        self.map = map
        self.day = day
        let axes = map.axes
        self.axes = axes
        survey = TieSurvey(map, axes: axes)
        fields = Array(repeating: 0, count: axes.fields.count)
        bands = Array(repeating: 0, count: axes.bands.count)
        origins = OriginTally(request.edition)
        let first = day.precision == .day ? day.first.yearBefore.daysSince1970 + 1 : day.first.daysSince1970
        window = min(first, day.last.daysSince1970)...day.last.daysSince1970
        counted = Indicators(
            ibasho: ibasho,
            ibashoCount: 0,
            day: day.text,
            windowFirst: SheetDay(daysSince1970: window.lowerBound)?.text ?? "",
            windowLast: day.last.text
        )
        series = request.cadence.map { PeriodSeries($0, until: day, request.edition) }
    }

    /// Counts the ties of `ibasho`. O(its ties).
    mutating func add(_ ibasho: NodeID) {
        let isThere = map.isThere(ibasho, on: day)
        if isThere {
            counted.ibashoCount += 1
        } else if counted.ibasho != nil, let until = SheetDate(map.value(map.tokens.until, of: ibasho)),
            until.last < day.first
        {
            counted.ibashoEnded = until.text
        }
        let ties = survey.ties(of: ibasho)
        let there = ties.filter { !$0.isContradictory && $0.isThere(on: day) }
        for tie in there where supporters[tie.supporter] == nil { know(tie.supporter) }
        // Only a face has to be told from the persons.
        let hasFaces = there.contains { $0.face != nil }
        let known = hasFaces ? Set(there.map(\.supporter)).filter { supporters[$0] == .person } : []
        persons.begin(known.sorted(), in: map)
        if isThere { count(words: map.tokens.audience, map.tokens.tags, of: ibasho) }
        for tie in ties {
            if tie.isContradictory {
                counted.contradictory += 1
                continue
            }
            let origin = origins.key(tie.origin)
            if tie.isThere(on: day) { count(standing: tie, ibasho, origin) }
            count(changes: tie, origin)
            series?.add(tie)
        }
    }

    /// The indicators of all that was counted.
    func result() -> Indicators {
        var result = counted
        result.supporters = supporters.count
        result.origins = origins.sorted
        result.filledCells = cells.count
        result.cells = axes.fields.count * axes.bands.count
        result.attributes = Diversity(attributes.values)
        result.fields = Diversity(fields, possible: fields.count, unwritten: withoutField)
        result.bands = Diversity(bands, possible: bands.count, unwritten: withoutBand)
        var kinds: [KindClass: Int] = [:]
        for kind in supporters.values { kinds[kind, default: 0] += 1 }
        result.kinds = Diversity(kinds.values, possible: KindClass.allCases.count)
        result.onePersonEach = persons.ties
        result.mostOnOnePerson = persons.most
        result.meanAge = dated == 0 ? nil : Double(halfDays) / 2 / Double(dated) / 365.25
        if let series {
            result.periods = series.periods
            result.withoutPeriod = series.withoutPeriod
        }
        return result
    }

    private mutating func know(_ supporter: NodeID) {
        let isPerson = map.tokens.person.map { map.graph.hasLabel(supporter, $0) } ?? false
        supporters[supporter] = isPerson ? .person : map.kindClass(of: supporter)
        count(words: map.tokens.tags, nil, of: supporter)
    }

    /// Counts each different word under these keys once.
    private mutating func count(words first: KeyToken?, _ second: KeyToken?, of node: NodeID) {
        let words = [first, second].flatMap { $0.map { map.value($0, of: node).stringList ?? [] } ?? [] }
        for word in Set(words.map(FoldedText.init)) where !word.bytes.isEmpty { attributes[word, default: 0] += 1 }
    }

    private mutating func count(standing tie: SurveyedTie, _ ibasho: NodeID, _ origin: OriginTally.Key) {
        counted.ties += 1
        origins.count(origin) { $0.ties += 1 }
        if let field = tie.field { fields[field] += 1 } else { withoutField += 1 }
        if let band = tie.band { bands[band] += 1 } else { withoutBand += 1 }
        if let field = tie.field, let band = tie.band {
            cells.insert(band * axes.fields.count + field)
        } else {
            counted.unplaced += 1
        }
        let kind = supporters[tie.supporter] ?? .other
        persons.add(tie, isPerson: kind == .person, ibasho: ibasho)
        if let since = tie.since {
            // The middle of the days that the date may mean, up to the day.
            let last = min(since.last.daysSince1970, day.last.daysSince1970)
            halfDays += Int(2 * day.last.daysSince1970 - since.first.daysSince1970 - last)
            dated += 1
        } else {
            counted.undated += 1
        }
        if tie.flow == .out {
            counted.aid.given += 1
        } else {
            counted.aid.add(aid(of: tie, kind))
        }
    }

    /// What a tie brings, by its contents; where they say nothing, by who brings it.
    private mutating func aid(of tie: SurveyedTie, _ kind: KindClass) -> Set<AidClass> {
        var classes: Set<AidClass> = []
        for content in tie.contents {
            let key = NameKey(content)
            let found = contents[key] ?? AidClass.recognise(content)
            contents[key] = .some(found)
            if let found { classes.insert(found) }
        }
        if classes.isEmpty, let found = AidClass.recognise(kind) { classes.insert(found) }
        return classes
    }

    /// Counts a beginning and an end within the window. A tie whose last day is the day itself is still there.
    private mutating func count(changes tie: SurveyedTie, _ origin: OriginTally.Key) {
        var isUndecided = false
        if let since = tie.since {
            switch Placement(since, in: window) {
            case .inside:
                counted.begun += 1
                origins.count(origin) { $0.begun += 1 }
            case .perhaps: isUndecided = true
            case .outside: break
            }
        }
        if let until = tie.until {
            let shift: Int32 = day.precision == .day ? 1 : 0
            switch Placement(until, in: window.lowerBound - shift...window.upperBound - shift) {
            case .inside:
                counted.ended += 1
                origins.count(origin) { $0.ended += 1 }
            case .perhaps: isUndecided = true
            case .outside: break
            }
        }
        if isUndecided { counted.undecided += 1 }
    }
}

/// Whether a date lies within some days.
enum Placement {
    /// However it is meant.
    case inside
    /// In one meaning and not in another.
    case perhaps
    /// In no meaning.
    case outside

    init(_ date: SheetDate, in days: ClosedRange<Int32>) {
        let (first, last) = (date.first.daysSince1970, date.last.daysSince1970)
        if days.contains(first) && days.contains(last) {
            self = .inside
        } else if first <= days.upperBound && last >= days.lowerBound {
            self = .perhaps
        } else {
            self = .outside
        }
    }
}
