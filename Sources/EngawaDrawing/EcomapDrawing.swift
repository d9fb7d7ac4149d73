import EngawaEcomap
import EngawaGraphviz
import EngawaLayout
import EngawaText

/// Drawings of an ecomap. All that they show is in the `Ecomap`, which holds what its edition may show.
///
/// In every view the names of supporters are the smallest names; their size is the `nodeFontSize` of the document.
public enum EcomapDrawing {
    /// The grid (分野 × 領域), the working handout: fields from left to right, bands from near (below) to far (above), the
    /// ibasho below them, and a comb of lines that brings every tie to its supporter without meeting another.
    ///
    /// The same ecomap gives the same document. Every position is computed here; `dot` only renders.
    public static func grid(_ ecomap: Ecomap, options: DrawingOptions = DrawingOptions()) -> DotDocument {
        let ecomap = options.isBlank ? ecomap.blank : ecomap
        return options.style.use { GridDrawing(options.style.renamed(ecomap), options: options).document() }
    }

    /// The radial view: the ibasho in the middle, bands as rings from near to far, fields as sectors clockwise from the left,
    /// and a straight line for every tie.
    ///
    /// The same ecomap gives the same document. Where a cell is too crowded for names that can be read, it shows its
    /// strongest ties and one box for the others.
    public static func radial(_ ecomap: Ecomap, options: DrawingOptions = DrawingOptions()) -> DotDocument {
        let ecomap = options.isBlank ? ecomap.blank : ecomap
        return options.style.use {
            RadialDrawing(options.style.renamed(ecomap), options: options).document(crowding: options.crowding)
        }
    }

    /// The graph attributes that each show one sheet of a poster, row by row from the left; none for other papers.
    public static func tiles(_ options: DrawingOptions) -> [DotAttribute] {
        guard options.paper == .a1 else { return [] }
        let (width, height) = (Paper.a1.width / 2, Paper.a1.height / 2)
        return (0..<4).map { sheet in
            let (x, y) = (sheet % 2 == 0 ? 0.5 : 1.5, sheet < 2 ? 1.5 : 0.5)
            let numbers = [width, height, 1, x * width, y * height]
            return DotAttribute("viewport", numbers.map { DotNumber.text($0) }.joined(separator: ","))
        }
    }

    /// The network view: several ibasho, those who support one of them in lists beside it, and between them those who
    /// support several: who holds the town together. The members of a platform stand as equals.
    ///
    /// The same network gives the same document. Where names would be too small to read, those who support a single ibasho
    /// are told as a number, then those who hold least together.
    public static func network(_ network: NetworkEcomap, options: DrawingOptions = DrawingOptions()) -> DotDocument {
        var network = network
        network.fields = network.fields.map(options.style.renamed)
        network.bands = network.bands.map(options.style.renamed)
        return options.style.use { NetworkDrawing(network, options: options).document(crowding: options.crowding) }
    }

    /// The graph attributes to render a drawing with: a PDF gets the printer's border that its page leaves out, which
    /// makes it a whole sheet of the paper.
    public static func renderAttributes(_ format: GraphvizFormat, options: DrawingOptions) -> [DotAttribute] {
        switch format {
        case .pdf: [DotAttribute("margin", (options.paper == .a1 ? Paper.a3 : options.paper.sheet).margin / 72)]
        case .png: [DotAttribute("dpi", 150)]
        case .svg: []
        }
    }
}

extension Ecomap {
    /// The axes and the ibasho alone.
    fileprivate var blank: Ecomap {
        var result = self
        (result.supporters, result.withheldNames) = ([], 0)
        (result.gaps, result.change, result.weather) = ([], nil, nil)
        return result
    }
}

/// The sheet that a drawing is made for, always landscape.
public enum DrawingPaper: String, Sendable, CaseIterable {
    /// 420 × 297 mm.
    case a3
    /// 297 × 210 mm.
    case a4
    /// A poster of four sheets of A3 (`EcomapDrawing.tiles`).
    case a1
    /// 16:9, for a projector.
    case slide

    /// How long the lines and how large the names are that are as long and large as can be, in those of A3.
    public var scale: Double { sheet.scale }

    var sheet: Paper {
        switch self {
        case .a3: .a3
        case .a4: .a4
        case .a1: .a1
        case .slide: .slide
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
    /// Whether the axes alone are drawn, with a legend for pens: what a workshop fills in by hand.
    public var isBlank: Bool
    /// Colours, font, names and signs.
    public var style: DrawingStyle

    /// Options from their parts.
    public init(
        paper: DrawingPaper = .a3,
        language: Language? = nil,
        crowding: Crowding = .automatic,
        isBlank: Bool = false,
        style: DrawingStyle = DrawingStyle()
    ) {
        self.paper = paper
        self.language = language
        self.crowding = crowding
        self.isBlank = isBlank
        self.style = style
    }
}
