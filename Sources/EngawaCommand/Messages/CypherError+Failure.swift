import EngawaCypher
import EngawaStore
import EngawaText

extension CypherError {
    /// How a command ends over a statement that failed: what is wrong, where in the statement, and the line with a caret
    /// under the place.
    func failure(in query: String) -> Failure {
        var failure = Failure.notDone(told(in: query), advice: advice)
        if let excerpt = excerpt(of: query) { failure.excerpt = [excerpt.line, excerpt.caret] }
        return failure
    }

    /// What to do on the command line, where the error itself cannot know.
    private var advice: Message? {
        switch detail {
        case "MissingParameter":
            Message(
                ja: "値は --param 名前=JSON で渡します（shell では :param 名前 = JSON）",
                en: "give it with --param NAME=JSON (in the shell with :param NAME = JSON)"
            )
        case "ReadOnly":
            Message(ja: "--at-transaction では読むだけです", en: "with --at-transaction a map is only read")
        case "LoadCSVForbidden":
            Message(
                ja: "--csv-folder で、CSV のあるフォルダーを指定してください",
                en: "name the folder that holds the CSV files with --csv-folder"
            )
        default: nil
        }
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
