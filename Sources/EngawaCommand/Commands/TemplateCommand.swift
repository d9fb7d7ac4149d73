import EngawaEcomap
import EngawaSheets
import EngawaText

/// `engawa template`: an empty sheet for Excel, or the questions of a form that give the same columns.
enum TemplateCommand {
    static let map = Argument(
        "MAP",
        count: .oneOrNone,
        Message(
            ja: "マップファイル。その分野・領域・居場所が選択肢になる（なければ標準の軸）",
            en: "a map, whose fields, bands and ibasho are offered (else the usual axes)"
        )
    )
    static let sheet = Option<SheetKind>.choice(
        "sheet",
        Message(ja: "どの表か（省略時は ties: つながり）", en: "which sheet (ties by default)")
    )
    static let form = Option<Bool>.flag(
        "form",
        Message(
            ja: "Google フォームの質問にする（-o が .gs なら、フォームを作るスクリプト）",
            en: "the questions of a Google Form (to a .gs file: the script that makes it)"
        )
    )
    static let output = Option<String>.text(
        "output",
        short: "o",
        valueName: "FILE",
        Message(
            ja: "出力ファイル。.csv は Excel で開ける空の表になる（なければ列の説明を表示）",
            en: "the file to write; a .csv is the empty sheet for Excel (else the columns are explained)"
        )
    )

    static let command = Command(
        "template",
        Message(ja: "書き込むための空の表や、フォームの質問を作る", en: "an empty sheet to fill in, or the questions of a form"),
        notes: [
            Message(
                ja: "書き終えた表も、フォームの回答を CSV で保存したものも、そのまま import で読めます。",
                en: "import reads the sheet when it is filled in, and the answers of the form when saved as CSV."
            )
        ],
        arguments: [map],
        options: [
            sheet.spec, form.spec, output.spec, CommonOptions.format.spec, CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(ja: "engawa template -o つながり.csv", en: "engawa template -o ties.csv"),
                Message(ja: "つながりの空の表を、Excel で開ける CSV に", en: "the empty sheet of ties, for Excel")
            ),
            Example(
                Message(
                    ja: "engawa template machi.engawa --form -o form.gs",
                    en: "engawa template town.engawa --form -o form.gs"
                ),
                Message(
                    ja: "script.google.com に貼ると、同じ列のフォームができる",
                    en: "pasted into script.google.com it makes a form with the same columns"
                )
            ),
            Example(
                Message(ja: "engawa template --sheet actors", en: "engawa template --sheet actors"),
                Message(ja: "人・団体の表の列と書き方", en: "the columns of the sheet of actors, explained")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let isForm = call.has(form)
        let path = call[output]
        if let path { try checkEnding(of: path, isForm: isForm) }
        let template = try template(call, context)
        let name = path?.lowercased() ?? ""
        let format = Context.format(call, output: output)
        let text: String
        if isForm, name.hasSuffix(".gs") || name.hasSuffix(".js") {
            text = FormScript(template, context.language).text
        } else if format == .csv, !isForm {
            text = template.sheet(context.language).text(.csv, context.language, forExcel: path != nil)
        } else {
            text = template.explanation(context.language, isForm: isForm)
                .text(format, context.language, forExcel: path != nil)
        }
        guard let path else {
            try context.output.write(text)
            return .done
        }
        try OutputFile(path, calls: context.files).write(Array(text.utf8))
        return .done
    }

    private static func template(_ call: ParsedCall, _ context: Context) throws(Failure) -> SheetTemplate {
        let kind = call[sheet] ?? .ties
        guard let path = call.first(map) else { return SheetTemplate(kind) }
        let found = try MapFile.read(path, call, context)
        return SheetTemplate(kind, axes: found.axes, ibasho: found.ibasho.map(found.name(of:)))
    }
}

extension TemplateCommand {
    /// Throws exit 2 where `path` ends like a file that is not what would be written to it.
    private static func checkEnding(of path: String, isForm: Bool) throws(Failure) {
        let name = path.lowercased()
        if !isForm, name.hasSuffix(".gs") || name.hasSuffix(".js") {
            throw .usage(
                Message(ja: "「\(path)」はフォームを作るスクリプトの名前です", en: "\(path) is a name for the script of a form"),
                advice: Message(
                    ja: "--form を付けるか、空の表なら -o つながり.csv のようにしてください",
                    en: "add --form, or write the empty sheet with -o ties.csv"
                )
            )
        }
        guard let ending = [".xlsx", ".xls", ".ods", ".numbers", ".pdf", ".docx"].first(where: name.hasSuffix) else {
            return
        }
        throw .usage(
            Message(ja: "\(ending) の表は書けません", en: "a sheet cannot be written as \(ending)"),
            advice: Message(
                ja: "-o つながり.csv のようにしてください（Excel でそのまま開けます）",
                en: "write a .csv, which Excel opens: -o ties.csv"
            )
        )
    }
}
