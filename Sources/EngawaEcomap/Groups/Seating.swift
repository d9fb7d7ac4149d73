import EngawaSheets

/// Who sits with whom in every round of a workshop, and what comes of it.
public struct Seating: Sendable, Hashable {
    /// A table of one round.
    public struct Table: Sendable, Hashable {
        /// Places in `members`, ascending.
        public var members: [Int]
        /// What several at the table can talk about, the rarest first.
        public var topics: [String]
    }

    /// The members in the order of their list.
    public var members: [GroupMember]
    /// The tables of every round.
    public var rounds: [[Table]]
    /// What this seating makes possible.
    public var outcome: SeatingOutcome
    /// What seating by lot makes possible: the means of so many.
    public var random: SeatingMeans
    /// The seed of chance.
    public var seed: Int
    /// Members whom the map does not know; those whose name several in the map have. Both are seated by their list alone.
    public var unknown, ambiguous: [String]
    /// Whether anybody knows anybody, and whether any two share a topic.
    public var hasAcquaintances, hasTopics: Bool
}

/// What a seating makes possible, counted over all rounds.
public struct SeatingOutcome: Sendable, Hashable {
    /// How many places there are: members by rounds.
    public var seats = 0
    /// How many pairs who do not know each other sit at one table at least once.
    public var newPairs = 0
    /// How many of these have something to begin with: a topic in common, or somebody at the table who knows both.
    public var startedPairs = 0
    /// How many times a pair sits together again.
    public var repeats = 0
    /// At how many places one has an acquaintance at the table.
    public var withAcquaintance = 0
    /// At how many places one has a topic in common with somebody at the table.
    public var withTopic = 0
    /// How many times two sit together who are better apart.
    public var strained = 0
    /// How many pairs at tables are of one sort (役割, 種別), each way counted.
    public var alike = 0
}

/// The means of several outcomes.
public struct SeatingMeans: Sendable, Hashable {
    /// How many there were.
    public var draws: Int
    /// As in `SeatingOutcome`.
    public var newPairs, startedPairs, repeats, withAcquaintance, withTopic, alike: Double
}

/// How much each thing counts when a seating is looked for: the sum is to be as low as it can be.
enum SeatingCost {
    /// Two at a table who are better apart.
    static let strained = 1000
    /// Two who sit together again.
    static let again = 100
    /// Somebody without an acquaintance at the table who has one among the members.
    static let stranger = 30
    /// Somebody with whom nobody at the table shares a topic, though others would.
    static let silent = 12
    /// Two who come to know each other: taken off.
    static let new = 4
    /// Two of one sort at a table.
    static let alike = 3
}

extension EcomapMap {
    /// Seats members at tables of at most `size`, so that talk starts by itself: with an acquaintance, with something to
    /// talk about, and with people not met yet.
    ///
    /// Tables differ by one place at most; nobody sits alone, so that a table may have one more than `size` where that is
    /// 2. The same seed gives the same. O(members² + effort · members · rounds · size²).
    ///
    /// - Parameter effort: how many swaps of two are tried for each place; four million in all at most.
    /// - Precondition: two members at least, and `size` from 2 to their number; `rounds` from 1 to 100.
    public func seating(
        of members: [GroupMember],
        size: Int,
        rounds: Int,
        seed: Int,
        on day: SheetDate,
        effort: Int = 6000
    ) -> Seating {
        precondition(members.count >= 2 && (2...members.count).contains(size) && (1...100).contains(rounds))
        let company = Company(members, self, on: day)
        let plan = TablePlan(members: members.count, size: size)
        var search = SeatingSearch(company, plan, rounds: rounds, seed: UInt64(bitPattern: Int64(seed)))
        let random = search.means(draws: max(20, min(200, 100_000 / members.count)))
        search.improve(effort: effort)
        return Seating(
            members: members,
            rounds: search.seats.map { seats in
                plan.tables.map { table in
                    let seated = seats[table].map { Int($0) }.sorted()
                    return Seating.Table(members: seated, topics: company.sharedTopics(of: seated))
                }
            },
            outcome: search.outcome,
            random: random,
            seed: seed,
            unknown: company.unknown,
            ambiguous: company.ambiguous,
            hasAcquaintances: company.hasAcquaintance.contains(true),
            hasTopics: company.hasTopic.contains(true)
        )
    }
}

extension Company {
    /// What two or more of these share and may be told of, the rarest among all members first; three at most.
    fileprivate func sharedTopics(of seated: [Int]) -> [String] {
        var counts: [Int: Int] = [:]
        for member in seated {
            for topic in topics[member] where mayTell(topic, of: member) { counts[topic, default: 0] += 1 }
        }
        let shared = counts.filter { $0.value > 1 }.keys
        return shared.sorted { (topicSizes[$0], $0) < (topicSizes[$1], $1) }.prefix(3).map { topicNames[$0] }
    }
}

/// How many sit at each table.
struct TablePlan {
    /// The places of each table, among all places of a round.
    let tables: [Range<Int>]
    /// By place, its table.
    let tableOfPlace: [Int]

    init(members: Int, size: Int) {
        let count = max(1, min((members + size - 1) / size, members / 2))
        var tables: [Range<Int>] = []
        for table in 0..<count {
            let start = tables.last?.upperBound ?? 0
            tables.append(start..<(start + members / count + (table < members % count ? 1 : 0)))
        }
        self.tables = tables
        tableOfPlace = tables.enumerated().flatMap { table, places in places.map { _ in table } }
    }
}
