import EngawaGraph
import EngawaSheets

extension EcomapMap {
    /// What can be counted of the ties of `ibasho` on `day`, or of all ibasho together where none is given.
    ///
    /// An ibasho that ended takes its ties with it. O(ties of the ibasho); of the whole map O(ties).
    public func indicators(
        of ibasho: NodeID?,
        on day: SheetDate,
        _ request: IndicatorRequest = IndicatorRequest()
    ) -> Indicators {
        var tally = IndicatorTally(self, on: day, request, of: ibasho.map(name(of:)))
        for ibasho in ibasho.map({ [$0] }) ?? self.ibasho { tally.add(ibasho) }
        return tally.result()
    }
}
