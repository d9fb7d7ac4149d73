import EngawaDrawing
import EngawaEcomap
import EngawaGraph
import EngawaGraphviz

extension DrawCommand {
    /// A drawing of one ibasho, with what it was made of.
    struct Drawn {
        /// The map.
        var map: EcomapMap
        /// The ibasho.
        var ibasho: NodeID
        /// What was asked for, and for whom.
        var request: EcomapRequest
        /// What may be shown.
        var ecomap: Ecomap
        /// The drawing.
        var document: DotDocument
    }

    /// A drawing as an HTML page: the picture that Graphviz makes of it, and what the map knows besides, as far as the
    /// edition shows it. Throws exit 5 where there is no Graphviz.
    static func page(
        of drawing: Drawn,
        _ options: DrawingOptions,
        _ context: Context
    ) throws(Failure) -> [UInt8] {
        let picture = try Rendering(context).bytes(of: drawing.document, as: .svg, options)
        let details = drawing.map.details(of: drawing.ibasho, for: drawing.ecomap, drawing.request)
        return Array(EcomapPage(drawing.ecomap, details, options: options).html(picture: picture).utf8)
    }
}
