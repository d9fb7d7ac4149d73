import EngawaDrawing
import EngawaEcomap
import EngawaGraphviz
import EngawaText

extension DrawCommand {
    static let slide = Option<Bool>.flag(
        "slide",
        Message(ja: "プロジェクター用の 16:9 に描く", en: "draw for a projector, 16:9")
    )
    static let blank = Option<Bool>.flag(
        "blank",
        Message(
            ja: "ワークショップ用に、軸だけの白い紙を描く",
            en: "draw the axes alone, for a workshop to fill in"
        )
    )

    /// What is asked of the drawing. Throws exit 2 where the paper cannot be told.
    static func options(_ call: ParsedCall, _ format: DrawFormat?) throws(Failure) -> DrawingOptions {
        if call.has(blank), format == .html {
            throw .usage(
                Message(ja: "--blank は紙のためのもので、.html にはできません", en: "--blank is for paper; there is no .html of it"),
                advice: Message(ja: ".pdf などにしてください", en: "write a .pdf instead")
            )
        }
        if call.has(slide), call[paper] != nil {
            throw .usage(
                Message(ja: "--slide と --paper は一緒に使えません", en: "--slide and --paper exclude each other"),
                advice: Message(ja: "どちらかだけにしてください", en: "give only one of them")
            )
        }
        let style = try drawingStyle(call)
        let sheet = call.has(slide) ? .slide : call[paper]?.sheet ?? style.paper ?? .a3
        return DrawingOptions(paper: sheet, crowding: crowding(call[cap]), isBlank: call.has(blank), style: style)
    }

    /// What is drawn of `name`, or of the only ibasho. A blank sheet needs none.
    static func ecomap(
        of name: String?,
        _ map: EcomapMap,
        _ request: EcomapRequest,
        _ options: DrawingOptions
    ) throws(Failure) -> Ecomap {
        guard options.isBlank else { return map.ecomap(of: try map.find(name), request) }
        if name == nil, map.ibasho.count != 1 { return map.blankEcomap(of: nil, request) }
        return map.blankEcomap(of: try map.find(name), request)
    }

    /// Writes a poster as four sheets of A3 beside each other: `OUT-1.pdf` to `OUT-4.pdf`, row by row from the left.
    static func writeTiles(
        of document: DotDocument,
        _ options: DrawingOptions,
        _ path: String,
        _ context: Context
    ) throws(Failure) -> ExitCode {
        let stem = path.dropLast(DrawFormat.pdf.rawValue.utf8.count + 1)
        var names: [String] = []
        for (number, tile) in EcomapDrawing.tiles(options).enumerated() {
            let name = "\(stem)-\(number + 1).pdf"
            let bytes = try Rendering(context).bytes(of: document, as: .pdf, options, tile)
            try OutputFile(name, calls: context.files).write(bytes)
            names.append(name)
        }
        context.tell(
            Message(
                ja: "A3 四枚に分けて書きました。余白を切って貼り合わせてください: \(names.joined(separator: "、"))",
                en: "wrote four sheets of A3; trim their borders and join them: \(names.joined(separator: ", "))"
            )
        )
        return .done
    }
}
