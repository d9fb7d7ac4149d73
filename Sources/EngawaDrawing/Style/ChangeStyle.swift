import EngawaEcomap
import EngawaGraphviz

/// How a change since a day is drawn: three signs of different shapes, which survive a copier.
enum ChangeStyle {
    /// The sign before a name.
    static func sign(_ change: TieChange) -> String {
        switch change {
        case .new: "★"
        case .ended: "×"
        case .quiet: "…"
        }
    }

    /// The attributes of the box of a supporter who has no tie any more: grey and dotted.
    static func ghost(scale: Double) -> [DotAttribute] {
        [
            DotAttribute("style", "filled,dotted"), DotAttribute("color", Palette.softInk),
            DotAttribute("fontcolor", Palette.softInk), DotAttribute("penwidth", 0.9 * scale),
        ]
    }
}
