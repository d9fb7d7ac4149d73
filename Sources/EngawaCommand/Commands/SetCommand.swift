import EngawaEcomap
import EngawaGraph
import EngawaSheets
import EngawaStore
import EngawaText

/// `engawa set`: what is known of one box of a drawing, put right by its number.
enum SetCommand {
    static let number = Argument(
        "NUMBER",
        Message(ja: "図の箱にある番号（17、17番）", en: "the number in the box of a drawing")
    )
    static let cells = Argument(
        "COLUMN=VALUE",
        count: .oneOrMore,
        Message(ja: "表の列と新しい値（いくつでも）。値がなければ消す", en: "columns of sheets and new values; none to remove it")
    )
    static let ibasho = Option<String>.text(
        "ibasho",
        valueName: "NAME",
        Message(ja: "どの居場所とのつながりを直すか（一つだけなら省ける）", en: "whose tie is meant (where there are several)")
    )

    static let tie = Option<String>.text(
        "tie",
        valueName: "DATE",
        Message(
            ja: "同じ居場所とのつながりがいくつかあるとき、どれを直すか（開始の日。ないものは なし）",
            en: "which of several ties to one ibasho, by its beginning (or none)"
        )
    )

    static let command = Command(
        "set",
        Message(ja: "図の番号で、人・団体・居場所・つながりの項目を直す", en: "put an actor, ibasho or tie right by its number in a drawing"),
        notes: [
            Message(
                ja: "列と値の書き方は取り込む表と同じです。取り込みと違い、「内容」なども書いた値に置きかわります。",
                en:
                    "Columns and values are those of sheets. Other than in an import, a value replaces all that was there."
            ),
            Message(
                ja: "「人・団体」「居場所」の表の列は箱そのものを、「つながり」の表の列（強さ、内容、開始など）はつながりを直します。",
                en:
                    "Columns of the actors and ibasho sheets change the box, those of the ties sheet (strength, since …) its tie."
            ),
            Message(
                ja: "どちらにもある列（分野、備考など）は、--ibasho か --tie を付けるとつながりのほうを直します。",
                en: "A column that both have (field, note …) is the tie's with --ibasho or --tie, else the box's own."
            ),
            Message(
                ja: "名前を伏せた箱には番号がありません。番号は、名前が出ている箱のものを使ってください。",
                en: "A box whose name is withheld has no number: look at a drawing that names it (--for internal)."
            ),
            Message(
                ja: "一回が一つの記録になり、undo で戻せます。記録のひとことには、名前も値も入りません。",
                en: "One call is one transaction, which undo takes back. Its message holds neither names nor values."
            ),
        ],
        arguments: [CommonArguments.map, number, cells],
        options: [
            ibasho.spec, tie.spec, ImportCommand.dryRun.spec, CommonOptions.message.spec, CommonOptions.wait.spec,
            CommonOptions.format.spec,
        ],
        examples: [
            Example(
                Message(
                    ja: "engawa set machi.engawa 17 同意=公開可 連絡先=090-1234-5678",
                    en: "engawa set town.engawa 17 consent=public contact=090-1234-5678"
                ),
                Message(ja: "17 番の同意と連絡先を直す", en: "the consent and the phone number of 17")
            ),
            Example(
                Message(
                    ja: "engawa set machi.engawa 17 強さ=強い 頻度=毎週 --ibasho みんなの食堂",
                    en: "engawa set town.engawa 17 strength=strong frequency=weekly --ibasho \"Everyone's Kitchen\""
                ),
                Message(ja: "17 番と「みんなの食堂」のつながりを直す", en: "its tie to one ibasho")
            ),
            Example(
                Message(ja: "engawa set machi.engawa 17 備考=", en: "engawa set town.engawa 17 note="),
                Message(ja: "備考を消す", en: "remove the note")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = call.value(CommonArguments.map)
        let edit = EntryEdit(
            node: try node(call.value(number)),
            cells: try call.all(cells).map(cell),
            ibasho: call[ibasho],
            beginning: try beginning(call[tie], context),
            day: SheetDate(context.today)
        )
        let store = try MapFile.open(map, context)
        let done: (result: EntryChange, transaction: Int?)
        do {
            if call.has(ImportCommand.dryRun) {
                var draft = GraphDraft(store.latest.graph)
                done = (try edit.apply(to: &draft), nil)
            } else {
                // A tail that was set aside is told of also where the write then failed.
                defer { MapFile.tellSetAside(store, context) }
                done = try store.write(wait: call[CommonOptions.wait] ?? 0) { draft in
                    let change = try edit.apply(to: &draft)
                    return (change, note(edit, change, call, context))
                }
            }
        } catch let error as EntryEditError {
            throw error.failure(edit, context)
        } catch let error as EcomapError {
            throw error.failure
        } catch {
            throw MapFile.failure(of: error, map)
        }
        for note in done.result.notes { context.tell(note.message) }
        try show(done.result, done.transaction, edit, call, context)
        return .done
    }

    private static func show(
        _ change: EntryChange,
        _ transaction: Int?,
        _ edit: EntryEdit,
        _ call: ParsedCall,
        _ context: Context
    ) throws(Failure) {
        do {
            let isTable = Context.format(call) == .table
            if isTable {
                let isTrial = call.has(ImportCommand.dryRun)
                try context.say(change.line(edit.node, transaction, isTrial: isTrial))
            }
            if !isTable || !change.changes.isEmpty {
                try context.show(change.results(edit.node, transaction, call, context.language), call)
            }
            try context.output.flush()
        } catch {
            throw error.telling(of: Message(ja: "直したこと", en: "change"), keptAs: transaction)
        }
    }

    /// Neither the name nor the values: `forget` must be able to take those out of a map.
    private static func note(
        _ edit: EntryEdit,
        _ change: EntryChange,
        _ call: ParsedCall,
        _ context: Context
    ) -> TransactionNote {
        let titles = change.changes.map(\.title)
        let message = Message(
            ja: "\(edit.node.rawValue)番: " + titles.map(\.ja).joined(separator: "、"),
            en: "number \(edit.node.rawValue): " + titles.map(\.en).joined(separator: ", ")
        )
        return context.note(call[CommonOptions.message] ?? message[context.language])
    }

    // MARK: - Reading the call

    /// The node that a number means: `17`, `17番`, `#17`, `１７`. Throws exit 2 where it is no number.
    static func node(_ text: String) throws(Failure) -> NodeID {
        var digits = CellText.compatible(text).filter { !$0.isWhitespace }[...]
        if digits.hasPrefix("#") { digits = digits.dropFirst() }
        if digits.hasSuffix("番") { digits = digits.dropLast() }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw .usage(
                Message(ja: "「\(text)」は番号ではありません", en: "\"\(text)\" is no number of a box"),
                advice: Message(
                    ja: "図の箱にある番号を書いてください。名前から調べるには: "
                        + "engawa query MAP 'MATCH (a {name: \"名前\"}) RETURN id(a)'",
                    en: "write the number in the box; to find it: "
                        + "engawa query MAP 'MATCH (a {name: \"…\"}) RETURN id(a)'"
                )
            )
        }
        guard let id = UInt32(digits) else { throw EntryEditError.noSuchNode(String(digits)) }
        return NodeID(rawValue: id)
    }

    /// The beginning of the tie that is meant, in any form that a sheet may have. Throws exit 2 where it is none.
    private static func beginning(_ text: String?, _ context: Context) throws(Failure) -> EntryEdit.Beginning? {
        guard let text else { return nil }
        guard let written = CellText.normalised(text), !["なし", "none", "-", "–"].contains(written.lowercased()) else {
            return .unknown
        }
        return .date(try context.day(written, of: "--tie"))
    }

    /// A cell from `COLUMN=VALUE`. Throws exit 2 where it is none.
    static func cell(_ text: String) throws(Failure) -> EntryEdit.Cell {
        let scalars = text.unicodeScalars
        guard let sign = scalars.firstIndex(where: { $0 == "=" || $0 == "＝" }),
            let header = CellText.normalised(String(scalars[..<sign]))
        else {
            throw .usage(
                Message(ja: "「\(text)」は「列=値」の形ではありません", en: "\"\(text)\" is not COLUMN=VALUE"),
                advice: Message(
                    ja: "例: 連絡先=090-1234-5678。空白を含む値は \"備考=火曜 午後\" のように囲みます",
                    en: "such as contact=090-1234-5678; quote a value with spaces: \"note=Tuesday afternoons\""
                )
            )
        }
        return EntryEdit.Cell(header: header, text: String(scalars[scalars.index(after: sign)...]))
    }
}
