import EngawaEcomap
import EngawaSheets
import EngawaText
import Testing

@testable import EngawaCommand

@Suite struct ProgressLineTests {
    private func message(_ text: String) -> Message { Message(same: text) }

    @Test("a line is written over, only where it changes, and is taken away in the end")
    func rewriting() {
        var line = ProgressLine(.en, now: 1000)
        #expect(line.show(message("one"), now: 1400) == "\r\u{1B}[Kone")
        #expect(line.show(message("one"), now: 1401) == "")
        #expect(line.show(message("two"), now: 1402) == "\r\u{1B}[Ktwo")
        #expect(line.clear() == "\r\u{1B}[K")
        #expect(line.clear() == "")
    }

    @Test("work that is quickly done shows no line")
    func quickWork() {
        var line = ProgressLine(.en, now: 1000)
        #expect(line.show(message("one"), now: 1000 + ProgressLine.delay - 1) == "")
        #expect(line.clear() == "")
        #expect(line.show(message("two"), now: 1000 + ProgressLine.delay) == "\r\u{1B}[Ktwo")
    }

    @Test("how far an import has come is said in both languages")
    func words() {
        let reading = Sheet.ReadingProgress(done: 30, total: 120)
        #expect(reading.message[.ja] == "表を読んでいます… 25%")
        #expect(reading.message[.en] == "reading the sheets… 25%")
        #expect(Sheet.ReadingProgress(done: 0, total: 0).message[.en] == "reading the sheets… 100%")
        let rows = ImportProgress(phase: .understanding, done: 16384, total: 20000)
        #expect(rows.message[.ja] == "行を確かめています… 81%（16384 / 20000 行）")
        #expect(rows.message[.en] == "going through the rows… 81% (16384 of 20000)")
        #expect(ImportProgress(phase: .writing, done: 7, total: 7).message[.ja] == "マップに書いています…（7 行）")
        #expect(ImportProgress(phase: .writing, done: 7, total: 7).message[.en] == "writing the map… (7 rows)")
    }

    @Test(
        "signs of progress are shown on a terminal only, without NO_COLOR, and not beside JSON",
        arguments: [
            (true, "", "table", true), (true, "", "csv", true), (true, "", "json", false), (true, "1", "table", false),
            (false, "", "table", false),
        ]
    )
    func onlyOnTerminals(isTerminal: Bool, noColor: String, format: String, isShown: Bool) throws {
        let (output, errors) = (Sink(), Sink())
        var surroundings = InProcess.surroundings(output, errors, ["NO_COLOR": noColor])
        surroundings.errorsAreTerminal = isTerminal
        let context = try Context(surroundings, language: .en, chosenLanguage: nil)
        var clock: Int64 = 0
        let line = ImportProgressLine(context, isShown: format != "json", now: { clock })
        clock = 1000
        line.reading?(Sheet.ReadingProgress(done: 1, total: 2))
        line.importing?(ImportProgress(phase: .writing, done: 3, total: 3))
        line.clear()
        let expected = "\r\u{1B}[Kreading the sheets… 50%\r\u{1B}[Kwriting the map… (3 rows)\r\u{1B}[K"
        #expect(errors.text == (isShown ? expected : ""))
        #expect(output.text.isEmpty)
    }
}
