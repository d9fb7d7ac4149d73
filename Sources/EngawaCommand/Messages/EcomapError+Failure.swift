import EngawaEcomap
import EngawaSheets
import EngawaText

extension EcomapError {
    /// How a command ends over it.
    var failure: Failure {
        switch self {
        case .noIbasho:
            .notDone(
                Message(ja: "このマップにはまだ居場所がありません", en: "this map has no ibasho yet"),
                advice: Message(
                    ja: "engawa import MAP つながり.csv で取り込んでください",
                    en: "import a ties sheet first: engawa import MAP ties.csv"
                )
            )
        case .ibashoNotNamed(let names):
            .notDone(
                Message(ja: "居場所が \(names.count) か所あります。どれかを指定してください", en: "there are \(names.count) ibasho; name one"),
                advice: EcomapError.list(names)
            )
        case .severalIbasho(let name, let numbers):
            .notDone(
                Message(ja: "「\(name)」という居場所がいくつかあります", en: "several ibasho are called \(name)"),
                advice: numbers.isEmpty
                    ? Message(
                        ja: "居場所の表に「番号」を書いて取り込み、番号で指定してください",
                        en: "give them a number (番号) in the sheet of ibasho, and name the number"
                    )
                    : Message(
                        ja: "番号で指定してください: \(numbers.joined(separator: "、"))",
                        en: "name the number: \(numbers.joined(separator: ", "))"
                    )
            )
        case .unknownIbasho(let name, let names):
            .notDone(
                Message(ja: "居場所「\(name)」はこのマップにありません", en: "this map has no ibasho \(name)"),
                advice: NearestName.suggestion(for: name, among: names).map {
                    Message(ja: "「\($0)」のことですか。", en: "Is it \($0)? ") + EcomapError.list(names)
                } ?? EcomapError.near(name, names) ?? EcomapError.list(names)
            )
        }
    }

    /// Of more names than can be listed those that hold what was written, or come near it.
    private static func near(_ name: String, _ names: [String]) -> Message? {
        names.count > 20 ? NameOffer.advice(NearbyNames.of(name, among: names)) : nil
    }

    private static func list(_ names: [String]) -> Message {
        let shown = names.prefix(20)
        let more = names.count - shown.count
        return Message(
            ja: "居場所: " + shown.joined(separator: "、") + (more > 0 ? " ほか \(more) か所" : ""),
            en: "ibasho: " + shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        )
    }
}

extension AxesError {
    /// How a command ends over it.
    var failure: Failure {
        switch self {
        case .sheet(let error):
            error.failure
        case .notAxes(let file):
            .notDone(
                Message(ja: "\(file): 軸のファイルとして読めません", en: "\(file): this is no file of axes"),
                advice: Message(
                    ja: #"{"fields": ["分野", …], "bands": ["近い領域", …]} か、列「軸,名前,英語,レベル」の CSV にしてください"#,
                    en:
                        #"write {"fields": ["…"], "bands": ["nearest", …]}, or a CSV with the columns axis, name, en, level"#
                )
            )
        case .emptyAxis(let file, let axis):
            .notDone(
                Message(ja: "\(file): 軸「\(axis)」が空です", en: "\(file): the axis \(axis) is empty"),
                advice: Message(ja: "一つ以上の名前を書くか、その軸を省いてください", en: "give it a name at least, or leave the axis out")
            )
        case .duplicate(let file, let name):
            .notDone(
                Message(ja: "\(file): 「\(name)」が二度あります", en: "\(file): \(name) stands there twice"),
                advice: Message(ja: "同じ軸の名前はそれぞれ違うものにしてください", en: "the names of an axis have to differ")
            )
        case .unnamed(let file, let axis):
            .notDone(
                Message(ja: "\(file): 軸「\(axis)」に名前のない項目があります", en: "\(file): an entry of \(axis) has no name"),
                advice: Message(ja: "名前を書いてください", en: "give it one")
            )
        case .unknownLevel(let file, let row, let level):
            .notDone(
                Message(
                    ja: "\(file)\(row.map { " \($0) 行目" } ?? ""): レベル「\(level)」は分かりません",
                    en: "\(file)\(row.map { ", row \($0)" } ?? ""): there is no level \"\(level)\""
                ),
                advice: Message(same: PlaceLevel.allCases.map(\.rawValue).joined(separator: " "))
            )
        case .unknownAxis(let file, let row, let axis):
            .notDone(
                Message(
                    ja: "\(file) \(row) 行目: 軸「\(axis)」は分かりません",
                    en: "\(file), row \(row): there is no axis \"\(axis)\""
                ),
                advice: Message(ja: "分野 か 領域 と書いてください", en: "write 分野 (field) or 領域 (band)")
            )
        }
    }
}

extension SheetError {
    /// How a command ends over it: exit 5 where the system refused to read the file, else exit 1.
    var failure: Failure {
        let line = ImportIssue(self).line
        if case .unreadable = code { return Failure(.refused, line) }
        return .notDone(line)
    }
}
