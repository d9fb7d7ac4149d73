import EngawaEcomap
import EngawaGraph
import EngawaText

extension EntryEditError {
    /// How `engawa set` ends over it. Of several bad values all but the last are told at once.
    func failure(_ edit: EntryEdit, _ context: Context) -> Failure {
        let number = Int(edit.node.rawValue)
        switch self {
        case .noSuchNode:
            return EntryEditError.noSuchNode("\(number)")
        case .notAnEntry(_, let labels, let name):
            return EntryEditError.notAnEntry(number, labels, name)
        case .unknownColumn(let header, let known):
            return EntryEditError.unknown(header, known)
        case .repeatedColumn(let title):
            return .usage(
                Message(ja: "「\(title.ja)」が二度あります", en: "\(title.en) is given twice"),
                advice: Message(
                    ja: "一度だけ書いてください。いくつもの値は「、」でつなぎます",
                    en: "give it once; several values are joined by commas"
                )
            )
        case .refused(let issues):
            let lines = issues.map(\.value)
            for line in lines.dropLast() { context.tell(line) }
            return .notDone(
                lines.last ?? Message(same: ""),
                advice: Message(ja: "マップは変わっていません", en: "the map is unchanged")
            )
        case .nameTaken(let name, let other):
            return .notDone(
                Message(
                    ja: "「\(name)」はもう \(other.rawValue)番の名前で、取り込むときに区別できなくなります",
                    en: "\(name) is the name of \(other.rawValue) already, and an import could not tell the two apart"
                ),
                advice: Message(
                    ja: "別の名前にするか、両方に「番号」（または違う所在地か種別）を付けてください",
                    en: "choose another name, or give both an id (番号), or places or kinds that differ"
                )
            )
        case .numberTaken(let text, let other):
            return .notDone(
                Message(
                    ja: "番号「\(text)」はもう図の \(other.rawValue)番のものです",
                    en: "the id \(text) belongs to \(other.rawValue) already"
                ),
                advice: Message(ja: "ほかにない番号にしてください", en: "choose one that nobody has")
            )
        case .noTie, .severalTies, .notTied:
            return tieFailure(number)
        case .severalTiesToOne, .noTieOfBeginning, .beginningTaken, .beginningNeeded:
            return beginningFailure(number)
        }
    }

    /// How it ends where nothing has a number.
    static func noSuchNode(_ number: String) -> Failure {
        .notDone(
            Message(ja: "\(number)番はこのマップにありません", en: "nothing in this map has the number \(number)"),
            advice: Message(
                ja: "名前の出ている図で番号を確かめてください: engawa draw MAP --for internal -o 図.svg",
                en: "look at the numbers in a drawing with names: engawa draw MAP --for internal -o map.svg"
            )
        )
    }

    private func tieFailure(_ number: Int) -> Failure {
        let add = Message(
            ja: "新しいつながりは、つながりの表に書いて取り込んでください",
            en: "a new tie comes from a ties sheet: engawa import MAP ties.csv"
        )
        switch self {
        case .noTie(let name, let column):
            return .notDone(
                Message(
                    ja: "「\(column.ja)」はつながりの列ですが、\(number)番「\(name)」にはつながりがありません",
                    en: "\(column.en) belongs to a tie, but \(number) (\(name)) has none"
                ),
                advice: add
            )
        case .severalTies(let name, let column, let ibasho):
            return .notDone(
                Message(
                    ja: "\(number)番「\(name)」のつながりは \(ibasho.count) つあり、どの「\(column.ja)」か決められません",
                    en: "\(number) (\(name)) has \(ibasho.count) ties; it must be said whose \(column.en) is meant"
                ),
                advice: Message(
                    ja: "--ibasho を付けてください: " + ibasho.joined(separator: "、"),
                    en: "give --ibasho, one of: " + ibasho.joined(separator: ", ")
                )
            )
        case .notTied(let name, let ibasho, let others):
            return .notDone(
                Message(
                    ja: "\(number)番「\(name)」は「\(ibasho)」とつながっていません",
                    en: "\(number) (\(name)) has no tie to \(ibasho)"
                ),
                advice: others.isEmpty
                    ? add
                    : Message(
                        ja: "つながっているのは: " + others.joined(separator: "、"),
                        en: "it has ties to: " + others.joined(separator: ", ")
                    )
            )
        default:
            return .notDone(Message(same: ""))
        }
    }

    private static func notAnEntry(_ number: Int, _ labels: [String], _ name: String) -> Failure {
        let imported = Message(ja: "表に書いて取り込んでください", en: "write that in a sheet and import it")
        let kinds: [(label: String, what: Message, advice: Message)] = [
            (
                Schema.Label.place, Message(ja: "地域", en: "a place"),
                Message(ja: "地域は、地域の表で直します", en: "places are put right in a sheet of places")
            ),
            (
                Schema.Label.field, Message(ja: "分野", en: "a field"),
                Message(ja: "軸の名前は engawa query で直せます", en: "the axes can be changed with engawa query")
            ),
            (
                Schema.Label.band, Message(ja: "領域", en: "a band"),
                Message(ja: "軸の名前は engawa query で直せます", en: "the axes can be changed with engawa query")
            ),
            (Schema.Label.resource, Message(ja: "おねがい・提供の品目", en: "what is needed or offered"), imported),
            (
                Schema.Label.gapAnswer, Message(ja: "まだないつながりへの返事", en: "an answer to a missing link"),
                Message(ja: "返事は engawa gaps で書きます", en: "answers are given with engawa gaps")
            ),
        ]
        let kind = kinds.first { labels.contains($0.label) }
        let what = kind?.what ?? Message(same: labels.isEmpty ? "–" : labels.map { ":\($0)" }.joined())
        let called = name.isEmpty ? Message(same: "") : Message(ja: "「\(name)」", en: " (\(name))")
        let rule = Message(
            ja: "番号で直せるのは人・団体と居場所です。",
            en: "only actors and ibasho are put right by number; "
        )
        return .notDone(
            Message(ja: "\(number)番は", en: "\(number) is ") + what + called + Message(ja: "です", en: ""),
            advice: rule + (kind?.advice ?? imported)
        )
    }

    private static func unknown(_ header: String, _ known: [Message]) -> Failure {
        let names = known.flatMap { [$0.ja, $0.en] }
        let near = NearestName.suggestion(for: header, among: names)
        return .notDone(
            Message(ja: "「\(header)」という列はありません", en: "there is no column \"\(header)\"")
                + (near.map { Message(ja: "（「\($0)」のことですか）", en: " (is that \"\($0)\"?)") } ?? Message(same: "")),
            advice: Message(
                ja: "使える列: " + known.map(\.ja).joined(separator: "、"),
                en: "columns: " + known.map(\.en).joined(separator: ", ")
            )
        )
    }
}

extension ImportIssue {
    /// What is wrong with a value that was typed.
    fileprivate var value: Message {
        let what =
            problem == .missing
            ? Message(ja: "空にはできません。値を書いてください", en: "may not be empty; give it a value") : problem.message
        return (column.map { Message(ja: "「\($0)」: ", en: "\($0): ") } ?? Message(same: "")) + what
    }
}
