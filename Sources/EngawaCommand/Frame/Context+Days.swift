import EngawaEcomap
import EngawaGraph
import EngawaSheets
import EngawaStore
import EngawaText

extension Context {
    /// The day that is looked at: that of `--as-of`, in any form that a sheet may have, else today. Throws exit 2.
    func day(_ asked: String?) throws(Failure) -> (day: SheetDate, isAsOf: Bool) {
        guard let asked else { return (SheetDate(today), false) }
        do {
            return (try SheetDate(parsing: asked), true)
        } catch {
            throw .usage(Message(same: "--as-of: ") + error.message)
        }
    }

    /// A date that an option was given, in any form that a sheet may have. Throws exit 2 where it is none.
    func day(_ text: String, of option: String) throws(Failure) -> SheetDate {
        do {
            return try SheetDate(parsing: text)
        } catch {
            throw .usage(Message(same: option + ": ") + error.message)
        }
    }

    /// The day of `--since`, in any form that a sheet may have; nil where it was not given. Throws exit 2 where it is no date, or
    /// lies behind the day that is looked at.
    func start(_ text: String?, before day: SheetDate) throws(Failure) -> SheetDate? {
        guard let text else { return nil }
        let date = try self.day(text, of: "--since")
        guard date.first <= day.last else {
            throw .usage(
                Message(
                    ja: "--since の \(date.text) は \(day.text) より後です",
                    en: "--since \(date.text) is after \(day.text)"
                ),
                advice: Message(ja: "見ている日までの日付を書いてください", en: "give a day up to the one that is looked at")
            )
        }
        return date
    }

    /// Says that an ibasho is not there on the day that `--as-of` asks for: its undated ties are, and look as if it were.
    func tellAbsence(of ibasho: NodeID, in map: EcomapMap, on day: SheetDate, isAsOf: Bool) {
        guard isAsOf else { return }
        let name = map.name(of: ibasho)
        switch map.phase(of: ibasho, on: day) {
        case .there: return
        case .before(let since):
            tell(
                Message(
                    ja: "「\(name)」は \(day.text) にはまだ始まっていません（開始 \(since.text)）。日付のないつながりは入っています",
                    en:
                        "\(name) had not begun on \(day.text) (start: \(since.text)); ties without dates are in all the same"
                )
            )
        case .after(let until):
            tell(
                Message(
                    ja: "「\(name)」は \(day.text) にはもう終わっています（終了 \(until.text)）。終了のないつながりは入っています",
                    en: "\(name) had ended by \(day.text) (end: \(until.text)); ties without an end are in all the same"
                )
            )
        }
    }

    /// What is kept with a transaction that is written now.
    func note(_ message: String) -> TransactionNote {
        TransactionNote(author: author, message: message, time: Platform.now())
    }
}
