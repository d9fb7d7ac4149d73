/// The grid to which Graphviz's measuring of text is aligned.
///
/// Its Pango plugin measures at 96 dots per inch, and older versions of Pango make every letter a whole number of those
/// dots wide. In small type that adds up: 13 kanji of 5.65 points are measured 6 percent wider than they are drawn, and a
/// node that is only as wide as the text gets a warning.
public enum PixelGrid {
    /// The width of one dot, in points.
    public static let dot = 0.75
}
