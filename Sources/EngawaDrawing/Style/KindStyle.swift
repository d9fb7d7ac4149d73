import EngawaEcomap
import EngawaGraphviz

/// How the shape of a box tells what kind of supporter it is; all of them survive a copier.
enum KindStyle: Int, CaseIterable, Sendable {
    /// Rounded.
    case person
    /// Rounded, with a dashed outline.
    case withheld
    /// A plain box.
    case organisation
    /// A box with a heavy outline.
    case government
    /// Filled like the ibasho of the drawing.
    case ibasho

    /// The style of a supporter.
    init(_ supporter: Supporter) {
        if supporter.isWithheld {
            self = .withheld
            return
        }
        switch supporter.kindClass {
        case .person, .group: self = .person
        case .government: self = .government
        case .ibasho: self = .ibasho
        case .neighbourhood, .npo, .welfare, .school, .medical, .business, .farm, .temple, .other: self = .organisation
        }
    }

    /// The attributes of a box of this kind, with lines of `scale` times their width on A3.
    func attributes(scale: Double) -> [DotAttribute] {
        switch self {
        case .person: [DotAttribute("style", "rounded,filled"), DotAttribute("penwidth", 0.9 * scale)]
        case .withheld: [DotAttribute("style", "rounded,filled,dashed"), DotAttribute("penwidth", 0.9 * scale)]
        case .organisation: [DotAttribute("penwidth", 0.9 * scale)]
        case .government: [DotAttribute("penwidth", 2.2 * scale)]
        case .ibasho: [DotAttribute("fillcolor", Palette.hub), DotAttribute("penwidth", 1.4 * scale)]
        }
    }
}
