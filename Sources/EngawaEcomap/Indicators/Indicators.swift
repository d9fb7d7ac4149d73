import EngawaText

/// What can be counted of the ties (つながりの指標化) of one ibasho, or of all of a map together.
///
/// Ibasho are never set beside each other: a number tells how ties grow over time, not who has more.
public struct Indicators: Sendable, Hashable {
    /// The name of the ibasho; nil for all together.
    public var ibasho: String?
    /// How many ibasho are there on the day.
    public var ibashoCount: Int
    /// The last day of the ibasho, where it ended before the day.
    public var ibashoEnded: String?
    /// The day on which the world is looked at.
    public var day: String
    /// The first day of the time in which ties count as new or ended: a year up to the day.
    public var windowFirst: String
    /// The last day of that time.
    public var windowLast: String

    /// Ties that are there on the day.
    public var ties = 0
    /// Who has them.
    public var supporters = 0
    /// Ties of those whose beginning nobody wrote down.
    public var undated = 0
    /// Ties of the ibasho that end before they begin; they are counted nowhere else.
    public var contradictory = 0
    /// Ties that began within the window.
    public var begun = 0
    /// Ties that ended within the window.
    public var ended = 0
    /// Ties whose beginning or end may or may not lie within the window (2024年度 at the turn of a year).
    public var undecided = 0
    /// Where ties came from, the most frequent first.
    public var origins: [OriginCount] = []

    /// Cells (分野 × 領域) in which a tie stands.
    public var filledCells = 0
    /// All cells.
    public var cells = 0
    /// Ties that stand in no cell, because their field or their band is not known.
    public var unplaced = 0
    /// 属性: the words of 対象 and タグ of the ibasho and of the supporters' タグ.
    public var attributes = Diversity([])
    /// 分野.
    public var fields = Diversity([])
    /// 領域.
    public var bands = Diversity([])
    /// The kinds of supporters.
    public var kinds = Diversity([])

    /// Ties that hang on one person each.
    public var onePersonEach = 0
    /// Ties that hang on the same person, at most.
    public var mostOnOnePerson = 0
    /// The mean age of the ties whose beginning is known, in years.
    public var meanAge: Double?
    /// 公助 and 共助.
    public var aid = AidBalance()
    /// The time series, the oldest period first; empty where none was asked for.
    public var periods: [PeriodCount] = []
    /// Ties whose beginning or end is too vague for one period of the series.
    public var withoutPeriod = 0
}

/// How many ties came from one origin (きっかけ).
public struct OriginCount: Sendable, Hashable {
    /// The class.
    public var origin: OriginClass
    /// What was written, in the internal edition alone; nil for a class.
    public var written: String?
    /// Ties that are there on the day.
    public var ties = 0
    /// Ties that began within the window, or within the period.
    public var begun = 0
    /// Ties that ended within it.
    public var ended = 0

    /// The words to show.
    public var name: Message { written.map { Message(ja: $0, en: $0) } ?? origin.name }
}

/// The ties of one year or fiscal year.
public struct PeriodCount: Sendable, Hashable {
    /// `2024` or `2024年度`; `〜1999` for everything before the periods that are listed.
    public var label: String
    /// Whether it is not over on the day.
    public var isRunning: Bool
    /// Ties that go on at its end, undated ones among them.
    public var ties: Int
    /// Who has them.
    public var supporters: Int
    /// Ties of those whose beginning nobody wrote down.
    public var undated: Int
    /// Ties that began within it.
    public var begun = 0
    /// Ties that ended within it.
    public var ended = 0
    /// Where they came from, the most frequent first.
    public var origins: [OriginCount] = []
}

/// What is asked of the indicators.
public struct IndicatorRequest: Sendable, Hashable {
    /// Who may see them: only the internal edition shows きっかけ as they were written.
    public var edition: Edition
    /// By what a time series goes; nil for none.
    public var cadence: Cadence?

    /// A request from its parts.
    public init(edition: Edition = .meeting, cadence: Cadence? = nil) {
        self.edition = edition
        self.cadence = cadence
    }
}
