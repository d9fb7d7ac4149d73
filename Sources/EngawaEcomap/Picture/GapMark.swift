import EngawaGraph
import EngawaSheets
import EngawaText

/// A missing link (まだないつながり) as a picture marks it: a dashed place, and a line in the list beside the picture.
public struct GapMark: Sendable, Hashable {
    /// Its number in the picture, from 1, the most useful first.
    public var number: Int
    /// What kind of link is missing.
    public var kind: GapKind
    /// The column where it would stand, an index of `Ecomap.fields`; nil where that is not known.
    public var field: Int?
    /// The row where it would stand, an index of `Ecomap.bands`; nil where that is not known.
    public var band: Int?
    /// What is missing, in a few words that the edition may show.
    public var text: Message

    /// A mark from its parts.
    public init(number: Int, kind: GapKind, field: Int?, band: Int?, text: Message) {
        self.number = number
        self.kind = kind
        self.field = field
        self.band = band
        self.text = text
    }
}

extension EcomapMap {
    /// A list of more is not read at a meeting.
    private static let mostGaps = 6

    /// The most useful missing links of `ibasho` that have a cell or a candidate, as the edition may show them.
    ///
    /// O(what `GapSearch` takes).
    func gapMarks(of ibasho: NodeID, _ request: EcomapRequest, axes: Axes) -> [GapMark] {
        let search = GapSearch(self, GapRequest(edition: request.edition, day: request.day))
        let wording = GapWording(self, request)
        let resolver = BandResolver(self, axes: axes, ibasho: ibasho)
        var marks: [GapMark] = []
        for gap in search.gaps(of: ibasho) where marks.count < EcomapMap.mostGaps {
            if gap.field == nil || gap.band == nil, gap.candidates.isEmpty { continue }
            let cell = cell(of: gap, axes, resolver)
            marks.append(
                GapMark(
                    number: marks.count + 1,
                    kind: gap.kind,
                    field: cell?.field,
                    band: cell?.band,
                    text: wording.text(of: gap)
                )
            )
        }
        return marks
    }

    /// The cell that a gap is about, or else that of its first candidate.
    private func cell(of gap: Gap, _ axes: Axes, _ resolver: BandResolver) -> (field: Int, band: Int)? {
        if let field = gap.field, let band = gap.band { return (field, band) }
        guard let node = gap.candidates.first?.node, let field = firstField(of: node, axes: axes),
            let band = resolver.band(of: node)
        else { return nil }
        return (field, band)
    }
}
