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

    /// What is kept with a transaction that is written now.
    func note(_ message: String) -> TransactionNote {
        TransactionNote(author: author, message: message, time: Platform.now())
    }
}
