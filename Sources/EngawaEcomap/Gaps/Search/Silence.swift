import EngawaGraph
import EngawaSheets

/// How long nothing was heard along a tie (最終接触), beside its rhythm (頻度). For the internal edition alone.
struct Silence {
    /// When something was heard last.
    let heard: SheetDate
    /// The days from then to the day that is looked at.
    let days: Int
    /// The rhythm as it was typed.
    let frequency: String?
    /// The rhythm, where the text names one.
    let rhythm: Rhythm?

    /// The days that may pass where no rhythm was written down.
    private static let usualPatience = 60

    /// Whether it has lasted longer than the written rhythm would let expect; never where there is none.
    var isAgainstRhythm: Bool { rhythm.map { days > $0.patience } ?? false }

    /// Whether it has lasted longer than the rhythm would let expect, or than two months where none was written down. Yearly,
    /// seasonal and casual ties are healthy however long nothing is heard.
    var isLongerThanRhythm: Bool {
        frequency == nil ? days > Silence.usualPatience : isAgainstRhythm
    }
}

extension EcomapMap {
    /// The silence of a tie up to `day`; nil where no last contact is written down.
    func silence(of tie: TieRecord, on day: SheetDate) -> Silence? {
        guard let heard = SheetDate(value(tokens.lastContact, of: tie.id)) else { return nil }
        let frequency = value(tokens.frequency, of: tie.id).stringValue
        return Silence(
            heard: heard,
            days: Int(day.last.daysSince1970) - Int(heard.last.daysSince1970),
            frequency: frequency,
            rhythm: frequency.flatMap { Rhythm($0) }
        )
    }
}
