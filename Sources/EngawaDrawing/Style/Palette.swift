/// The colours of a drawing. None of them says anything that a black-and-white copy would lose.
enum Palette {
    /// A field's colours: for its heading and risers, and for the ground of its used cells.
    struct Hue: Sendable {
        var strong: String
        var pale: String
    }

    /// One hue per field. Neighbours differ in lightness too, for those who see fewer colours.
    private static let hues = [
        Hue(strong: "#8c3b2e", pale: "#faf1ee"),
        Hue(strong: "#957011", pale: "#faf5e6"),
        Hue(strong: "#1f6633", pale: "#edf6ef"),
        Hue(strong: "#2b8580", pale: "#e9f6f5"),
        Hue(strong: "#1d4f85", pale: "#ecf2f9"),
        Hue(strong: "#6f66b8", pale: "#f1f0fa"),
        Hue(strong: "#702c70", pale: "#f8eef8"),
        Hue(strong: "#b0507a", pale: "#fbeff4"),
    ]

    /// The hue of the field at `index` of its axis.
    static func field(_ index: Int) -> Hue { hues[index % hues.count] }

    /// Of what has no field.
    static let unknownField = Hue(strong: "#666666", pale: "#f4f4f4")

    static let ink = "#1a1a1a"
    static let softInk = "#595959"
    static let rule = "#bdbdbd"
    static let bus = "#4d4d4d"
    static let outline = "#4a4a4a"
    static let strain = "#b3121d"
    static let paper = "#ffffff"
    static let hub = "#ffe2b8"
    static let hubOutline = "#7a4300"
    static let mark = "#3d3d3d"
}
