import EngawaEcomap
import EngawaSheets
import EngawaText

/// The one line on a terminal that says how far a long piece of work has come.
///
/// It is written over again and again, and taken away in the end. Work that is quickly done shows none.
struct ProgressLine {
    private let language: Language
    private let begun: Int64
    /// What stands there now.
    private var shown = ""

    /// Milliseconds after which a piece of work is a long one.
    static let delay: Int64 = 300

    /// A line for work that begins now; times are in milliseconds.
    init(_ language: Language, now: Int64) {
        (self.language, begun) = (language, now)
    }

    /// What has to be written so that the line says this; empty where it says it already, or says nothing yet.
    mutating func show(_ message: Message, now: Int64) -> String {
        let text = message[language]
        guard text != shown, !shown.isEmpty || now - begun >= ProgressLine.delay else { return "" }
        shown = text
        return ProgressLine.start + text
    }

    /// What has to be written so that nothing is left of the line.
    mutating func clear() -> String {
        guard !shown.isEmpty else { return "" }
        shown = ""
        return ProgressLine.start
    }

    /// To the beginning of the line, and nothing on it.
    private static let start = "\r\u{1B}[K"
}

/// The progress line of an import; shows nothing where it may not.
final class ImportProgressLine {
    private let context: Context
    private let now: () -> Int64
    private var line: ProgressLine?

    /// The line of an import that begins now.
    init(_ context: Context, isShown: Bool, now: @escaping () -> Int64 = Platform.now) {
        (self.context, self.now) = (context, now)
        if isShown, context.mayShowProgress { line = ProgressLine(context.language, now: now()) }
    }

    /// Whom the reading of sheets tells how far it has come; nil where nothing is shown.
    var reading: ((Sheet.ReadingProgress) -> Void)? {
        line == nil ? nil : { self.show($0.message) }
    }

    /// Whom the import tells how far it has come; nil where nothing is shown.
    var importing: ((ImportProgress) -> Void)? {
        line == nil ? nil : { self.show($0.message) }
    }

    /// Takes the line away.
    func clear() {
        if let text = line?.clear() { context.rewrite(text) }
    }

    private func show(_ message: Message) {
        if let text = line?.show(message, now: now()) { context.rewrite(text) }
    }
}

extension Sheet.ReadingProgress {
    /// How far the reading has come, in words.
    var message: Message {
        let percent = total > 0 ? done * 100 / total : 100
        return Message(ja: "表を読んでいます… \(percent)%", en: "reading the sheets… \(percent)%")
    }
}

extension ImportProgress {
    /// How far the import has come, in words.
    var message: Message {
        switch phase {
        case .understanding:
            let percent = total > 0 ? done * 100 / total : 100
            return Message(
                ja: "行を確かめています… \(percent)%（\(done) / \(total) 行）",
                en: "going through the rows… \(percent)% (\(done) of \(total))"
            )
        case .writing:
            return Message(ja: "マップに書いています…（\(total) 行）", en: "writing the map… (\(total) rows)")
        }
    }
}
