import EngawaDrawing
import EngawaEcomap
import EngawaGraphviz

extension DrawCommand {
    /// A drawing, with what it was made of.
    struct Drawn {
        /// What it shows.
        enum Subject {
            /// One ibasho; for a page with what is known besides.
            case ecomap(Ecomap, EcomapDetails?)
            /// Several.
            case network(NetworkEcomap)
        }

        /// What it shows.
        var subject: Subject
        /// The drawing.
        var document: DotDocument
    }

    /// A drawing as an HTML page: the picture that Graphviz makes of it, and what the map knows besides, as far as the
    /// edition shows it. Throws exit 5 where there is no Graphviz.
    static func page(of drawn: Drawn, _ options: DrawingOptions, _ context: Context) throws(Failure) -> [UInt8] {
        let picture = try Rendering(context).bytes(of: drawn.document, as: .svg, options)
        switch drawn.subject {
        case .ecomap(let ecomap, let details):
            let known = details ?? EcomapDetails(ibasho: IbashoDetails(), supporters: [], former: [])
            return Array(EcomapPage(ecomap, known, options: options).html(picture: picture).utf8)
        case .network(let network):
            return Array(NetworkPage(network, options: options).html(picture: picture).utf8)
        }
    }
}
