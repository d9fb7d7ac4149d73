import EngawaText

extension DrawCommand {
    /// The options of `call` that put marks into the cells of one ibasho's drawing.
    static func marks(_ call: ParsedCall) -> [String] {
        [("--gaps", call.has(gaps)), ("--since", call[since] != nil), ("--weather", call.has(weather))]
            .filter(\.1).map(\.0)
    }

    /// Tells of options that change nothing in the drawing that is asked for, rather than leaving somebody to look for them in it.
    static func tellUnused(_ call: ParsedCall, _ context: Context) {
        if call.has(blank) {
            let unused = marks(call) + (call[cap] == nil ? [] : ["--cap"])
            guard !unused.isEmpty else { return }
            context.tell(
                Message(
                    ja: "--blank は軸だけの紙なので、\(unused.joined(separator: "、")) は入りません",
                    en: "--blank draws the axes alone, without \(unused.joined(separator: ", "))"
                )
            )
        } else if call[cap] != nil, (call[view] ?? .grid) == .grid {
            context.tell(
                Message(
                    ja: "表（grid）の図にはすべての名前が入るので、--cap は使いません",
                    en: "the grid view has every name, so --cap changes nothing"
                )
            )
        }
    }
}
