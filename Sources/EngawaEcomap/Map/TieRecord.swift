import EngawaGraph
import EngawaSheets

/// One tie as the graph has it, read once for drawings and tables.
struct TieRecord: Dated {
    let id: RelationshipID
    let supporter: NodeID
    let strength: Strength?
    let flow: Flow?
    let since: SheetDate?
    let until: SheetDate?
    let contents: [String]
    /// The position of the first field of the tie, or else of the first field that the supporter works in.
    let field: Int?
    let band: Int?
}

extension EcomapMap {
    /// The ties of `ibasho` on `day`, in the order of their ids. O(ties of the ibasho).
    ///
    /// Whoever asks for the ties of many ibasho passes the same `ladders` on.
    func ties(of ibasho: NodeID, on day: SheetDate, axes: Axes, ladders: PlaceLadders? = nil) -> [TieRecord] {
        allTies(of: ibasho, axes: axes, ladders: ladders).filter { $0.isThere(on: day) }
    }

    /// The ties of `ibasho` that surely were there once and had ended before `day`, in the order of their ids. O(ties of the
    /// ibasho).
    func ties(of ibasho: NodeID, endedBefore day: SheetDate, axes: Axes) -> [TieRecord] {
        allTies(of: ibasho, axes: axes, ladders: nil).filter { tie in
            guard let until = tie.until, !tie.isContradictory else { return false }
            return until.last < day.first
        }
    }

    /// All ties of `ibasho`, whenever they were, in the order of their ids. O(ties of the ibasho).
    func allTies(of ibasho: NodeID, axes: Axes, ladders: PlaceLadders? = nil) -> [TieRecord] {
        guard let supports = tokens.supports else { return [] }
        let resolver = BandResolver(self, axes: axes, ibasho: ibasho, ladders: ladders)
        return graph.relationships(of: ibasho, .incoming, type: supports).map { tie in
            let id = tie.relationship
            let written = value(tokens.bandName, of: id).stringValue
            let fields = value(tokens.fields, of: id).stringList ?? []
            return TieRecord(
                id: id,
                supporter: tie.other,
                strength: value(tokens.strength, of: id).stringValue.flatMap(Strength.init(rawValue:)),
                flow: value(tokens.flow, of: id).stringValue.flatMap(Flow.init(rawValue:)),
                since: SheetDate(value(tokens.since, of: id)),
                until: SheetDate(value(tokens.until, of: id)),
                contents: value(tokens.content, of: id).stringList ?? [],
                field: fields.first.flatMap(axes.field(named:)) ?? firstField(of: tie.other, axes: axes),
                band: written.flatMap(axes.band(named:)) ?? resolver.band(of: tie.other)
            )
        }
    }

    /// The position of the first field that somebody works in.
    func firstField(of supporter: NodeID, axes: Axes) -> Int? {
        guard let worksIn = tokens.worksIn else { return nil }
        return graph.relationships(of: supporter, .outgoing, type: worksIn).lazy
            .compactMap { axes.field(named: name(of: $0.other)) }.first
    }
}
