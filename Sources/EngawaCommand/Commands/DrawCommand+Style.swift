import EngawaDrawing
import EngawaSheets
import EngawaText

extension DrawCommand {
    static let style = Option<String>.text(
        "style",
        valueName: "FILE",
        Message(
            ja: "色・書体・用紙・軸の名前・しるしを変えるファイル（JSON）",
            en: "a file that changes colours, font, paper, names of axes and signs (JSON)"
        )
    )

    /// The style that `call` names; the usual one where it names none. Throws exit 1 where the file cannot be used.
    static func drawingStyle(_ call: ParsedCall) throws(Failure) -> DrawingStyle {
        guard let path = call[style] else { return DrawingStyle() }
        let bytes: [UInt8]
        do {
            bytes = try Sheet.bytes(path: path)
        } catch {
            throw error.failure
        }
        do {
            return try DrawingStyle(json: bytes)
        } catch {
            throw error.failure(path)
        }
    }
}

extension StyleError {
    /// What is wrong in the style file at `path`.
    func failure(_ path: String) -> Failure {
        switch self {
        case .notJSON:
            .notDone(
                Message(ja: "「\(path)」は JSON のオブジェクトではありません", en: "\(path) is no JSON object"),
                advice: Message(
                    ja: "例: {\"colours\": {\"fields\": [\"#8c3b2e\"]}, \"names\": {\"その他\": \"いろいろ\"}}",
                    en: "such as: {\"colours\": {\"fields\": [\"#8c3b2e\"]}, \"names\": {\"その他\": \"Others\"}}"
                )
            )
        case .unknown(let name):
            .notDone(
                Message(ja: "「\(path)」: \(name) は変えられません", en: "\(path): \(name) is nothing that can be changed"),
                advice: Message(
                    ja: "変えられるもの: colours（fields ibasho lines strain）、font、paper、names、signs",
                    en: "what can be changed: colours (fields ibasho lines strain), font, paper, names, signs"
                )
            )
        case .wrong(let name, let expected):
            .notDone(
                Message(ja: "「\(path)」: \(name) の値が読めません", en: "\(path): the value of \(name) cannot be used"),
                advice: expected.advice
            )
        }
    }
}

extension StyleError.Expected {
    fileprivate var advice: Message {
        switch self {
        case .object: Message(ja: "{…} の形で書いてください", en: "write an object, {…}")
        case .colour: Message(ja: "色は \"#ffe2b8\" のように書いてください", en: "write a colour such as \"#ffe2b8\"")
        case .darkColour:
            Message(ja: "白地で読める、もっと濃い色にしてください", en: "choose a darker colour, which can be read on white")
        case .colours: Message(ja: "色の並び [\"#8c3b2e\", …] を書いてください", en: "write a list of colours, [\"#8c3b2e\", …]")
        case .text: Message(ja: "一行の文字を書いてください", en: "write a text of one line")
        case .paper: Message(ja: "a4、a3、a1、slide のどれかです", en: "one of a4, a3, a1, slide")
        case .sign: Message(ja: "一文字か二文字のしるしを書いてください", en: "write a sign of one or two letters")
        }
    }
}
