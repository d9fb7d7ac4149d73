/// The weather of a cell (天気図), as workshops draw it over an ecomap.
public enum Weather: String, Sendable, CaseIterable {
    /// 晴れ: strong and fresh ties.
    case sunny
    /// 曇り: ties that fade.
    case cloudy
    /// 停滞前線: nothing has happened for a year.
    case front
    /// 台風の目: the hub that everything turns around.
    case eye
}

/// The weather of an ecomap (`--weather`): a sign for cells of which something can be said, and by which rules.
public struct WeatherChart: Sendable, Hashable {
    /// A cell that has signs.
    public struct Cell: Sendable, Hashable {
        /// The column, an index of `Ecomap.fields`.
        public var field: Int
        /// The row, an index of `Ecomap.bands`.
        public var band: Int
        /// Its signs; never empty, the eye last.
        public var signs: [Weather]

        /// A cell from its parts.
        public init(field: Int, band: Int, signs: [Weather]) {
            self.field = field
            self.band = band
            self.signs = signs
        }
    }

    /// By what a cell's weather was told.
    public enum Rule: Sendable, Hashable {
        /// By strengths, by beginnings and ends, and by last contacts and rhythms: the internal edition.
        case contacts
        /// By strengths, beginnings and ends alone: others may not know last contacts.
        case dates
    }

    /// By what the eye was found.
    public enum EyeRule: Sendable, Hashable {
        /// The supporter that most other supporters have a link with.
        case links
        /// The cell with the most ties, on maps without links between supporters.
        case ties
    }

    /// The cells that have signs, by band and field.
    public var cells: [Cell]
    /// By what their weather was told.
    public var rule: Rule
    /// By what the eye was found.
    public var eyeRule: EyeRule

    /// A chart from its parts.
    public init(cells: [Cell], rule: Rule, eyeRule: EyeRule) {
        self.cells = cells
        self.rule = rule
        self.eyeRule = eyeRule
    }
}
