import EngawaDrawing
import EngawaGraphviz
import EngawaText

/// A drawing as the bytes of a file, rendered by the installed Graphviz where that is needed.
struct Rendering {
    private let context: Context

    init(_ context: Context) {
        self.context = context
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
        do {
            var attributes = EcomapDrawing.renderAttributes(asked, options: options)
            if let tile { attributes.append(tile) }
            let output = try Graphviz.installed().render(document.text, as: asked, attributes: attributes)
            if let warning = output.warnings.first {
                context.tell(Message(ja: "Graphviz からの注意: \(warning)", en: "Graphviz warns: \(warning)"))
            }
            return output.bytes
        } catch {
            throw Rendering.failure(of: error)
        }
    }

    private static func failure(of error: GraphvizError) -> Failure {
        let said = error.messages.first.map { Message(ja: "（\($0)）", en: " (\($0))") } ?? Message(same: "")
        let instead = Message(
            ja: "-o を .dot にすると、Graphviz なしで書けます",
            en: "an -o that ends in .dot needs no Graphviz"
        )
        switch error.code {
        case .notInstalled:
            return Failure(
                .refused,
                Message(ja: "Graphviz（\(error.program)）が見つかりません", en: "Graphviz (\(error.program)) is not installed"),
                advice: Message(
                    ja: "sudo apt install graphviz（macOS: brew install graphviz）で入れるか、-o を .dot にしてください",
                    en: "install it: sudo apt install graphviz (macOS: brew install graphviz), or draw to a .dot file"
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
