import EngawaStore
import EngawaText

extension Context {
    /// Prints what came of a command whose result is a transaction: one line for people, else its number.
    func report(transaction number: Int?, _ line: Message, _ call: ParsedCall) throws(Failure) {
        switch call[CommonOptions.format] ?? .table {
        case .table:
            try say(line)
        case .json, .csv:
            let results = Results(
                columns: [.init(Message(ja: "番号", en: "transaction"), .right)],
                rows: number.map { [["\($0)"]] } ?? [],
                json: ["transaction": .integer(orNull: number)]
            )
            try show(results, call)
        }
    }
}

extension Failure {
    /// The failure to tell of work that is kept all the same, where it is.
    func telling(of work: Message, keptAs transaction: Int?) -> Failure {
        guard let transaction else { return self }
        var failure = self
        failure.advice = Message(
            ja: "\(work.ja)は記録 \(transaction) 番として残っています",
            en: "the \(work.en) itself is recorded, as transaction \(transaction)"
        )
        return failure
    }
}

extension TransactionSummary {
    /// Its message, and that it stands for others where it does.
    var told: Message {
        guard isBase else { return Message(same: message) }
        return Message(ja: "（1〜\(number) 番をまとめたもの）", en: "(stands for 1 to \(number)) ") + Message(same: message)
    }
}
