import EngawaGraph
import EngawaSheets

extension SheetDate {
    /// The date that a property of the graph holds: a whole date, or the text of a partial one; nil for anything else.
    init?(_ value: Value) {
        switch value {
        case .date(let date):
            guard let days = Int32(exactly: date.daysSinceEpoch), let day = SheetDay(daysSince1970: days) else {
                return nil
            }
            self.init(day)
        case .string(let text):
            self.init(storedText: text)
        default:
            return nil
        }
    }

    /// The date as a property of the graph: whole dates as dates, partial ones as text, so that they keep their
    /// precision.
    var value: Value {
        switch precision {
        case .day: .date(CalendarDate(daysSinceEpoch: first.daysSince1970))
        case .month, .year, .fiscalYear: .string(text)
        }
    }

    /// Whether every day that this date may mean, `other` may mean too.
    func isWithin(_ other: SheetDate) -> Bool {
        other.first <= first && last <= other.last
    }

    /// Whether one of the two may be a more exact way to write the other.
    func isCompatible(with other: SheetDate) -> Bool {
        isWithin(other) || other.isWithin(self)
    }
}
