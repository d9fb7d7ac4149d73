import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// Drawings of an ecomap. All that they show is in the `Ecomap`, which holds what its edition may show.
public enum EcomapDrawing {
    /// The grid (分野 × 領域), the working handout: fields from left to right, bands from near (below) to far (above), the
    /// ibasho below them, and a comb of lines that brings every tie to its supporter without meeting another.
    ///
    /// The same ecomap gives the same document. Every position is computed here; `dot` only renders.
    public static func grid(_ ecomap: Ecomap, options: DrawingOptions = DrawingOptions()) -> DotDocument {
        GridDrawing(ecomap, options: options).document()
    }

    /// The radial view: the ibasho in the middle, bands as rings from near to far, fields as sectors clockwise from the left,
    /// and a straight line for every tie.
    ///
    /// The same ecomap gives the same document. Where a cell is too crowded for names that can be read, it shows its
    /// strongest ties and one box for the others.
    public static func radial(_ ecomap: Ecomap, options: DrawingOptions = DrawingOptions()) -> DotDocument {
        RadialDrawing(ecomap, options: options).document(crowding: options.crowding)
    }

    /// The network view: several ibasho, those who support one of them in lists beside it, and between them those who
    /// support several: who holds the town together. The members of a platform stand as equals.
    ///
    /// The same network gives the same document. Where names would be too small to read, those who support a single ibasho
    /// are told as a number, then those who hold least together.
    public static func network(_ network: NetworkEcomap, options: DrawingOptions = DrawingOptions()) -> DotDocument {
        NetworkDrawing(network, options: options).document(crowding: options.crowding)
    }

    /// The graph attributes to render a drawing with: a PDF gets the printer's border that its page leaves out, which
    /// makes it a whole sheet of the paper.
    public static func renderAttributes(_ format: GraphvizFormat, options: DrawingOptions) -> [DotAttribute] {
        switch format {
        case .pdf: [DotAttribute("margin", options.paper.sheet.margin / 72)]
        case .png: [DotAttribute("dpi", 150)]
        case .svg: []
        }
    }
}

/// The sheet that a drawing is made for, always landscape.
public enum DrawingPaper: String, Sendable, CaseIterable {
    /// 420 × 297 mm.
    case a3
    /// 297 × 210 mm.
    case a4

    var sheet: Paper {
        switch self {
        case .a3: .a3
        case .a4: .a4
        }
    }
}

/// What can be asked of a drawing.
public struct DrawingOptions: Sendable, Hashable {
    /// The sheet.
    public var paper: DrawingPaper
    /// The language of title, headings and legend; nil for the ecomap's own.
    public var language: Language?
    /// What the radial view does with crowded cells, and the network view with many supporters.
    public var crowding: Crowding

    /// Options from their parts.
    public init(paper: DrawingPaper = .a3, language: Language? = nil, crowding: Crowding = .automatic) {
        self.paper = paper
        self.language = language
        self.crowding = crowding
    }
}
