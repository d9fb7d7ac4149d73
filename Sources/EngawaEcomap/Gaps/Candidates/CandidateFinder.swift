import EngawaAlgorithms
import EngawaGraph
import EngawaSheets

/// Finds actors that are not tied to an ibasho and may well be: candidates for missing links, with the reasons.
///
/// The score is the log-odds of a tie. It is a sum over the evidence: how near the actor is along the places (地域), which
/// present supporters know it, which ibasho with supporters in common it supports, how many ties it has, fields and tags.
/// How much each counts is learned from the ties of the map itself, when the finder is made. The method, its limits and how
/// it is validated are in `Docs/MissingLinks.md`.
///
///     let finder = CandidateFinder(map, on: day)
///     for candidate in finder.candidates(for: ibasho, limit: 10) {
///         print(map.name(of: candidate.node), candidate.probability)
///     }
///
/// A value over a snapshot: any number of threads may use it. The same map gives the same candidates.
public struct CandidateFinder: Sendable {
    /// The map that is looked at.
    public let map: EcomapMap
    /// The day whose ties are present.
    public let day: SheetDate
    let model: CandidateModel
    private let reader: GraphReader
    private let columns: ColumnReader?

    /// Learns from the map what leads to a tie. O(ibasho + actors), and the evidence about a sample of some dozens of
    /// ibasho.
    public init(_ map: EcomapMap, on day: SheetDate) {
        (self.map, self.day) = (map, day)
        let presence = Presence(map, on: day)
        reader = GraphReader(map, presence: presence)
        var search = CandidateSearch(map, reader, presence: presence)
        model = CandidateModel(&search)
        columns = nil
    }

    private init(_ finder: CandidateFinder, _ columns: ColumnReader) {
        (map, day, model, reader) = (finder.map, finder.day, finder.model, finder.reader)
        self.columns = columns
    }

    /// The same finder with the map laid out in columns, which give the same candidates faster: for all ibasho of a map,
    /// not for one. O(nodes + relationships).
    public func prepared() -> CandidateFinder { CandidateFinder(self, ColumnReader(reader)) }

    /// The candidates of one ibasho, the most likely first; among equals those with the lower ids.
    ///
    /// Who is tied to the ibasho is none, nor who ever was: a tie that has ended, or is to begin after the day, stays as it
    /// is. Of a large map only those are looked at that some evidence leads to. O(ties of the ibasho + links and ties of its
    /// supporters + ties of the ibasho most alike + actors around), each up to a limit.
    ///
    /// - Parameter isExcluded: actors for which it is true are left out, as those that were declined.
    public func candidates(
        for ibasho: NodeID,
        limit: Int = 10,
        excluding isExcluded: (NodeID) -> Bool = { _ in false }
    ) -> [ScoredCandidate] {
        var session = session()
        return session.candidates(for: ibasho, limit: limit, excluding: isExcluded)
    }

    /// A session, which looks at one ibasho after another in the same memory. One for each thread.
    public func session() -> CandidateSession {
        let presence = Presence(map, on: day)
        if let columns {
            let search = CandidateSearch(map, columns, presence: presence)
            return CandidateSession(way: .columns(CandidateScan(model.weights, search)))
        }
        let search = CandidateSearch(map, reader, presence: presence)
        return CandidateSession(way: .graph(CandidateScan(model.weights, search)))
    }
}

/// Looks for candidates of one ibasho after another; see `CandidateFinder`. Where many are looked at, this saves memory
/// being taken and given back for each.
///
///     var session = finder.prepared().session()
///     for ibasho in map.ibasho {
///         print(map.name(of: ibasho), session.candidates(for: ibasho).count)
///     }
public struct CandidateSession: Sendable {
    fileprivate enum Way {
        case graph(CandidateScan<GraphReader>)
        case columns(CandidateScan<ColumnReader>)
    }

    var graph: CandidateScan<GraphReader>?
    var columns: CandidateScan<ColumnReader>?

    fileprivate init(way: Way) {
        switch way {
        case .graph(let scan): graph = scan
        case .columns(let scan): columns = scan
        }
    }

    /// The candidates of one ibasho, as `CandidateFinder` gives them.
    public mutating func candidates(
        for ibasho: NodeID,
        limit: Int = 10,
        excluding isExcluded: (NodeID) -> Bool = { _ in false }
    ) -> [ScoredCandidate] {
        graph?.candidates(for: ibasho, limit: limit, excluding: isExcluded)
            ?? columns?.candidates(for: ibasho, limit: limit, excluding: isExcluded) ?? []
    }

    /// The scores of all candidates, in no order. To validate with.
    package mutating func scores(for ibasho: NodeID) -> [(node: NodeID, logOdds: Double)] {
        graph?.scores(for: ibasho) ?? columns?.scores(for: ibasho) ?? []
    }

    /// The log-odds of ties of some actors to an ibasho, whether or not they are candidates: as if those that have one had
    /// none. To validate with.
    package mutating func logOdds(of actors: [NodeID], for ibasho: NodeID) -> [Double] {
        graph?.logOdds(of: actors, for: ibasho) ?? columns?.logOdds(of: actors, for: ibasho) ?? []
    }
}
