import EngawaDrawing
import EngawaGraphviz
import EngawaText

/// A drawing as the bytes of a file, rendered by the installed Graphviz where that is needed.
struct Rendering {
    private let context: Context

    /// Whether the command could write the DOT itself, which needs no Graphviz.
    private let canWriteDot: Bool

    init(_ context: Context, canWriteDot: Bool = true) {
        self.context = context
        self.canWriteDot = canWriteDot
    }

    /// The bytes of `document` in `format`. What Graphviz has to say about it is passed on; throws exit 5 where there
    /// is no Graphviz, or where it fails.
    /// - Parameter tile: the part of the drawing that is wanted; nil for all of it.
    func bytes(
        of document: DotDocument,
        as format: DrawFormat,
        _ options: DrawingOptions,
        _ tile: DotAttribute? = nil
    ) throws(Failure) -> [UInt8] {
        guard let asked = GraphvizFormat(rawValue: format.rawValue) else { return Array(document.text.utf8) }
        var attributes = EcomapDrawing.renderAttributes(asked, options: options)
        if let tile { attributes.append(tile) }
        let output: Graphviz.Output
        do {
            output = try Graphviz.installed().render(document.text, as: asked, attributes: attributes)
        } catch {
            throw failure(of: error)
        }
        if let warning = output.warnings.first {
            context.tell(Message(ja: "Graphviz からの注意: \(warning)", en: "Graphviz warns: \(warning)"))
        }
        guard Rendering.isPicture(output.bytes, asked) else {
            throw Failure(
                .refused,
                Message(
                    ja: "Graphviz が書いたものは \(asked.rawValue) の図ではありません",
                    en: "what Graphviz wrote is no \(asked.rawValue) picture"
                ),
                advice: Message(ja: "ENGAWA_DOT と dot -V を確かめてください", en: "look at ENGAWA_DOT, and at what dot -V says")
            )
        }
        return output.bytes
    }

    /// Whether `bytes` are what a file of `format` holds: some other program may be called `dot`.
    private static func isPicture(_ bytes: [UInt8], _ format: GraphvizFormat) -> Bool {
        switch format {
        case .svg: String(decoding: bytes.prefix(4096), as: UTF8.self).contains("<svg")
        case .pdf: bytes.starts(with: Array("%PDF-".utf8))
        case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
        }
    }

    private func failure(of error: GraphvizError) -> Failure {
        let said = error.messages.first.map { Message(ja: "（\($0)）", en: " (\($0))") } ?? Message(same: "")
        let instead =
            canWriteDot
            ? Message(ja: "-o を .dot にすると、Graphviz なしで書けます", en: "an -o that ends in .dot needs no Graphviz")
            : Message(ja: "ENGAWA_DOT と dot -V を確かめてください", en: "look at ENGAWA_DOT, and at what dot -V says")
        switch error.code {
        case .notInstalled:
            return Failure(
                .refused,
                Message(ja: "Graphviz（\(error.program)）が見つかりません", en: "Graphviz (\(error.program)) is not installed"),
                advice: canWriteDot
                    ? Message(
                        ja: "sudo apt install graphviz（macOS: brew install graphviz）で入れるか、-o を .dot にしてください",
                        en:
                            "install it: sudo apt install graphviz (macOS: brew install graphviz), or draw to a .dot file"
                    )
                    : Message(
                        ja: "sudo apt install graphviz（macOS: brew install graphviz）で入れてください",
                        en: "install it: sudo apt install graphviz (macOS: brew install graphviz)"
                    )
            )
        case .notStarted(let number):
            return .refused(
                SystemError(number),
                Message(ja: "Graphviz（\(error.program)）を起動できません", en: "cannot start Graphviz (\(error.program))"),
                advice: instead
            )
        case .failed(let status):
            return Failure(
                .refused,
                Message(ja: "Graphviz が終了コード \(status) で止まりました", en: "Graphviz ended with status \(status)") + said,
                advice: instead
            )
        case .crashed(let signal):
            return Failure(
                .refused,
                Message(ja: "Graphviz がシグナル \(signal) で止まりました", en: "Graphviz was ended by signal \(signal)") + said,
                advice: instead
            )
        case .timedOut(let seconds):
            return Failure(
                .refused,
                Message(
                    ja: "Graphviz が \(Int(seconds)) 秒で終わりませんでした",
                    en: "Graphviz did not end within \(Int(seconds)) s"
                ),
                advice: instead
            )
        case .noOutput:
            return Failure(
                .refused,
                Message(ja: "Graphviz が何も書きませんでした", en: "Graphviz wrote nothing") + said,
                advice: instead
            )
        }
    }
}
