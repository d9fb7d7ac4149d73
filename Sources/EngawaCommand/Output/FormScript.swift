import EngawaEcomap
import EngawaText

/// A Google Apps Script that makes a form whose answers are the rows of a sheet.
///
/// Source: the reference of Apps Script, service Forms (`FormApp`). Every question has the header of its column as its
/// title, so that the answers have these headers when they are saved as CSV. A form that is made so asks nobody for a
/// mail address.
struct FormScript {
    private let template: SheetTemplate
    private let language: Language

    /// The script for a sheet, with questions in a language.
    init(_ template: SheetTemplate, _ language: Language) {
        self.template = template
        self.language = language
    }

    /// The text of the script.
    var text: String {
        let title = Message(ja: "つながりの記入フォーム", en: "Our ties")
        let about = Message(
            ja: "分かるところだけで大丈夫です。分からない欄は空けておいてください。",
            en: "Fill in what you know, and leave the rest blank."
        )
        let done = Message(
            ja: "フォームができました。編集用のページ: ",
            en: "The form is ready. Edit it here: "
        )
        var lines = [
            Message(
                ja: "// script.google.com の新しいプロジェクトに貼り付けて、「実行」を押してください。",
                en: "// Paste this into a new project on script.google.com and press Run."
            )[language],
            Message(
                ja: "// 回答はスプレッドシートから CSV で保存し、engawa import で読み込みます。",
                en: "// Save the answers as CSV from their spreadsheet, and read them with engawa import."
            )[language],
            "function makeForm() {",
            "  var form = FormApp.create(\(quoted(title[language])));",
            "  form.setDescription(\(quoted(about[language])));",
            "  form.setCollectEmail(false);",
        ]
        for column in template.columns { lines += question(column) }
        lines += ["  Logger.log(\(quoted(done[language])) + form.getEditUrl());", "}", ""]
        return lines.joined(separator: "\n")
    }

    private func question(_ column: SheetTemplate.Column) -> [String] {
        let item =
            switch column.answer {
            case .text: "addTextItem"
            case .paragraph: "addParagraphTextItem"
            case .one: "addListItem"
            case .several: "addCheckboxItem"
            }
        var lines = [
            "  form.\(item)()", "    .setTitle(\(quoted(column.header[language])))",
            "    .setHelpText(\(quoted(column.hint[language])))",
        ]
        let choices = column.answer.choices
        if !choices.isEmpty {
            lines.append("    .setChoiceValues([\(choices.map { quoted($0[language]) }.joined(separator: ", "))])")
        }
        if column.answer.isSeveral { lines.append("    .showOtherOption(true)") }
        if column.isRequired { lines.append("    .setRequired(true)") }
        lines[lines.count - 1] += ";"
        return lines
    }

    /// A string of JSON, which is one of JavaScript too.
    private func quoted(_ text: String) -> String { JSONText.string(text).text }
}
