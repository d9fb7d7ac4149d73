import EngawaGraph
import EngawaSheets

/// Counts ties year by year.
///
/// A tie is there at the end of a period where it began by then, however its beginning is meant, and did not surely end
/// by then; the last day of a tie that ends with the period is its end within it. So of ties with whole dates
/// `ties(n) = ties(n − 1) + begun(n) − ended(n)`.
struct PeriodSeries {
    /// The most periods that are listed one by one; what was before them is one more.
    static let limit = 50

    private struct Span {
        let supporter: NodeID
        let since: SheetDate?
        let until: SheetDate?
        let origin: OriginTally.Key
    }

    private let cadence: Cadence
    private let day: SheetDate
    private let edition: Edition
    private var keys: OriginTally
    private var spans: [Span] = []
    private var earliest: SheetDay

    init(_ cadence: Cadence, until day: SheetDate, _ edition: Edition) {
        self.cadence = cadence
        self.day = day
        self.edition = edition
        keys = OriginTally(edition)
        earliest = day.last
    }

    /// Takes a tie in. O(1).
    mutating func add(_ tie: SurveyedTie) {
        if let since = tie.since?.first, since > day.last { return }
        for date in [tie.since, tie.until] {
            if let first = date?.first, first < earliest { earliest = first }
        }
        spans.append(
            Span(supporter: tie.supporter, since: tie.since, until: tie.until, origin: keys.key(tie.origin))
        )
    }

    /// How many ties have a beginning or an end that may lie in several periods.
    var withoutPeriod: Int {
        spans.count { span in
            [span.since, span.until].contains { date in
                date.map { cadence.period(holding: $0.first) != cadence.period(holding: $0.last) } ?? false
            }
        }
    }

    /// The periods from the first date to the day. O(ties × periods), of which there are 51 at most.
    var periods: [PeriodCount] {
        let running = cadence.period(holding: day.last)
        let oldest = cadence.period(holding: earliest).year
        let first = max(oldest, running.year - PeriodSeries.limit + 1)
        // Everything before the first listed period is one more, at position 0.
        let years = (oldest < first ? [first - 1] : []) + Array(first...running.year)
        let ends = years.map { year in
            year == running.year ? day.last.daysSince1970 : Period(cadence, year: year).last
        }
        // In the running period a tie whose last day is the day itself is still there.
        let isWholeDay = day.precision == .day
        let lastEnds = years.indices.map { ends[$0] - (years[$0] == running.year && isWholeDay ? 1 : 0) }

        var ties = Array(repeating: 0, count: years.count)
        var undated = ties
        var masks: [NodeID: UInt64] = [:]
        var tallies = Array(repeating: OriginTally(edition), count: years.count)
        var begun = ties
        var ended = ties
        func position(_ date: SheetDate?) -> Int? {
            guard let date else { return nil }
            let period = cadence.period(holding: date.first)
            guard period == cadence.period(holding: date.last) else { return nil }
            return max(period.year - years[0], 0)
        }
        for span in spans {
            var mask: UInt64 = 0
            let start = span.since?.first.daysSince1970 ?? .min
            let end = span.until?.last.daysSince1970 ?? .max
            for index in years.indices where start <= ends[index] && end > lastEnds[index] {
                ties[index] += 1
                if span.since == nil { undated[index] += 1 }
                mask |= 1 << UInt64(index)
            }
            if mask != 0 { masks[span.supporter, default: 0] |= mask }
            if let index = position(span.since), index < years.count {
                begun[index] += 1
                tallies[index].count(span.origin) { $0.begun += 1 }
            }
            if let index = position(span.until), index < years.count, end <= lastEnds[index] {
                ended[index] += 1
                tallies[index].count(span.origin) { $0.ended += 1 }
            }
        }
        var supporters = Array(repeating: 0, count: years.count)
        for mask in masks.values {
            for index in years.indices where mask & 1 << UInt64(index) != 0 { supporters[index] += 1 }
        }
        return years.indices.map { index in
            PeriodCount(
                label: (index == 0 && oldest < first ? "〜" : "") + Period(cadence, year: years[index]).label,
                isRunning: years[index] == running.year
                    && day.last.daysSince1970 < Period(cadence, year: years[index]).last,
                ties: ties[index],
                supporters: supporters[index],
                undated: undated[index],
                begun: begun[index],
                ended: ended[index],
                origins: tallies[index].sorted
            )
        }
    }
}
