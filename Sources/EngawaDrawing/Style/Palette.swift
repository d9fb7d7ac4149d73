/// The colours of a drawing. None of them says anything that a black-and-white copy would lose.
enum Palette {
    /// A field's colours: for its heading and risers, and for the ground of its used cells.
    struct Hue: Sendable {
        var strong: String
        var pale: String
    }

    /// What is left of a colour on the ground of a cell, where it is not one of the usual ones.
    private static let ground = 0.085
    /// The grounds of the usual colours.
    private static let grounds = [
        "#8c3b2e": "#faf1ee", "#957011": "#faf5e6", "#1f6633": "#edf6ef", "#2b8580": "#e9f6f5", "#1d4f85": "#ecf2f9",
        "#6f66b8": "#f1f0fa", "#702c70": "#f8eef8", "#b0507a": "#fbeff4",
    ]

    /// The hue of the field at `index` of its axis. Neighbours differ in lightness too, for those who see fewer colours.
    static func field(_ index: Int) -> Hue {
        let colours = DrawingStyle.current.fieldColours
        let colour = colours[index % colours.count]
        return Hue(strong: colour, pale: grounds[colour] ?? Colour(colour)?.tint(ground).text ?? paper)
    }

    /// Of what has no field.
    static let unknownField = Hue(strong: "#666666", pale: "#f4f4f4")

    static var ink: String { DrawingStyle.current.lineColour }
    static let softInk = "#595959"
    static let rule = "#bdbdbd"
    static let bus = "#4d4d4d"
    static let outline = "#4a4a4a"
    static var strain: String { DrawingStyle.current.strainColour }
    static let paper = "#ffffff"
    static var hub: String { DrawingStyle.current.ibashoColour }
    static let hubOutline = "#7a4300"
    static let mark = "#3d3d3d"
}
