import EngawaCypher
import EngawaStore
import EngawaText

extension CypherError {
    /// How a command ends over a statement that failed: what is wrong, where in the statement, and the line with a caret
    /// under the place.
    func failure(in query: String) -> Failure {
        var failure = Failure.notDone(told(in: query))
        if let excerpt = excerpt(of: query) { failure.excerpt = [excerpt.line, excerpt.caret] }
        return failure
    }

    /// What is wrong, and where in the statement.
    func told(in query: String) -> Message {
        let message = Message(ja: self.message.ja, en: self.message.en)
        guard let span else { return message }
        let place = TextPlace(of: span.start, in: query)
        return Message(
            ja: "\(place.line) 行 \(place.column) 文字目: ",
            en: "line \(place.line), column \(place.column): "
        ) + message
    }
}

extension StatementRunner {
    /// The failure that any error of a statement means.
    static func failure(of error: any Error, in query: String, map: String) -> Failure {
        switch error {
        case let error as CypherError: error.failure(in: query)
        case let error as ProtocolError: .notDone(error.message)
        default: MapFile.failure(of: error, map)
        }
    }
}
