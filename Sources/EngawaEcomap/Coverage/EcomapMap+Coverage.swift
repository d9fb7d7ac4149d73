import EngawaGraph
import EngawaSheets

extension EcomapMap {
    /// Where there are ibasho on `day`, within `place` or everywhere, beside these properties of school districts.
    ///
    /// A district has an ibasho where one that is there on the day lies in it, or in a place below it. A district that
    /// lies in several municipalities counts in each of them, and once in all. O(places + ibasho + actors).
    public func coverage(
        within place: String?,
        by properties: [String] = [],
        on day: SheetDate
    ) throws(CoverageError) -> Coverage {
        let survey = try CoverageSurvey(self, within: place, by: properties, on: day)
        return survey.coverage
    }
}
