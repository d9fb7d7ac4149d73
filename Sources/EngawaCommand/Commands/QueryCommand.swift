import EngawaText

/// `engawa query`: one openCypher statement.
///
/// Its words are settled; its work comes with a later version.
enum QueryCommand {
    static let statement = Argument("CYPHER", Message(ja: "openCypher の文", en: "the openCypher statement"))
    static let parameters = Option<String>(
        "param",
        valueName: "NAME=JSON",
        repeatable: true,
        expected: Message(same: "NAME=JSON"),
        Message(ja: "文の中の $NAME の値", en: "the value of $NAME in the statement")
    ) { text in
        (text.utf8.firstIndex(of: UInt8(ascii: "=")) ?? text.startIndex) > text.startIndex ? text : nil
    }

    static let command = Command(
        "query",
        Message(ja: "openCypher の文を一つ実行する", en: "run one openCypher statement"),
        arguments: [CommonArguments.map, statement],
        options: [
            parameters.spec, CommonOptions.format.spec, CommonOptions.rowsOutput.spec, CommonOptions.message.spec,
            CommonOptions.wait.spec, CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(
                    ja: "engawa query machi.engawa 'MATCH (a:Actor) RETURN a.name' --format csv",
                    en: "engawa query town.engawa 'MATCH (a:Actor) RETURN a.name' --format csv"
                ),
                Message(ja: "支え手の名前の一覧", en: "the names of all actors")
            ),
            Example(
                Message(
                    ja: "engawa query machi.engawa 'MATCH (a {name: $name}) RETURN a' --param 'name=\"〇〇農園\"'",
                    en: "engawa query town.engawa 'MATCH (a {name: $name}) RETURN a' --param 'name=\"Green Farm\"'"
                ),
                Message(ja: "値を渡して探す", en: "with a parameter")
            ),
        ],
        isLater: true
    ) { (_, _) throws(Failure) in
        throw .notYet(
            Message(ja: "コマンド query ", en: "the command query"),
            instead: Message(
                ja: "engawa matrix、draw、log でマップを読めます",
                en: "engawa matrix, draw and log read a map"
            )
        )
    }
}
