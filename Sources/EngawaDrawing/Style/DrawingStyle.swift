import EngawaEcomap
import EngawaLayout
import EngawaText

/// What of a drawing's looks people may change: colours, font, paper, names of the axes, signs. Everything that is not
/// said stays as it is.
public struct DrawingStyle: Sendable, Hashable {
    /// A sign for what ties bring, and what it means.
    public struct Sign: Sendable, Hashable {
        /// One or two letters.
        public var sign: String
        /// What the legend says of it; nil for the usual words.
        public var meaning: String?

        /// A sign from its parts.
        public init(sign: String, meaning: String? = nil) {
            self.sign = sign
            self.meaning = meaning
        }
    }

    /// The colours of the fields from left to right, as `#rrggbb`; they begin again where there are more fields.
    public var fieldColours: [String]
    /// Behind the name of the ibasho.
    public var ibashoColour: String
    /// Of names and of lines that are neither weak nor under strain.
    public var lineColour: String
    /// Of ties under strain.
    public var strainColour: String
    /// The font to try before the usual ones; nil for none. Its letters may be no wider than those of Noto Sans CJK JP.
    public var font: String?
    /// The paper where the call names none; nil for A3.
    public var paper: DrawingPaper?
    /// Other names for fields and bands, by those that the map has.
    public var names: [String: String]
    /// Other signs.
    public var signs: [ContentClass: Sign]

    /// The usual looks.
    public init() {
        fieldColours = ["#8c3b2e", "#957011", "#1f6633", "#2b8580", "#1d4f85", "#6f66b8", "#702c70", "#b0507a"]
        ibashoColour = "#ffe2b8"
        lineColour = "#1a1a1a"
        strainColour = "#b3121d"
        names = [:]
        signs = [:]
    }

    /// The style that drawings are being made in, in this task.
    @TaskLocal static var current = DrawingStyle()

    /// Runs `body` with everything drawn in this style.
    func use<Result>(_ body: () -> Result) -> Result { Self.$current.withValue(self, operation: body) }

    /// An ecomap with the names of its axes as this style has them.
    public func renamed(_ ecomap: Ecomap) -> Ecomap {
        if names.isEmpty { return ecomap }
        var result = ecomap
        result.fields = ecomap.fields.map(renamed)
        result.bands = ecomap.bands.map(renamed)
        return result
    }

    /// An entry of an axis under the name that this style has for it, in every language.
    public func renamed(_ entry: AxisEntry) -> AxisEntry {
        names[entry.name].map { AxisEntry(name: $0, english: $0) } ?? entry
    }
}
