import EngawaSheets
import EngawaText

extension DrawCommand {
    /// `--since`: the day that the drawing is compared with.
    static let since = Option<String>.text(
        "since",
        valueName: "DATE",
        Message(
            ja: "その日からの変化（★新しい、×終わった、…便りがない）に印をつける",
            en: "mark what changed since that day (★ new, × ended, … not heard of)"
        )
    )

    /// `--weather`: 天気図.
    static let weather = Option<Bool>.flag(
        "weather",
        Message(
            ja: "天気図: マスに晴れ・曇り・停滞前線・台風の目をつける（決まりは凡例に）",
            en: "weather signs in the cells: fair, cloudy, stationary front, eye (rules in the legend)"
        )
    )

    /// The day of `--since`, in any form that a sheet may have; nil where it was not given. Throws exit 2 where it is no date,
    /// or later than the day that is drawn.
    static func since(_ call: ParsedCall, _ day: SheetDate, _ context: Context) throws(Failure) -> SheetDate? {
        guard let text = call[since] else { return nil }
        let asked = try context.day(text, of: "--since")
        guard asked.first <= day.last else {
            throw .usage(
                Message(
                    ja: "--since: \(asked.text) は、描く日（\(day.text)）より後です",
                    en: "--since: \(asked.text) is later than the day that is drawn (\(day.text))"
                ),
                advice: Message(ja: "--since には前の日付を書いてください", en: "give --since an earlier date")
            )
        }
        return asked
    }
}
