import EngawaEcomap
import EngawaLayout
import EngawaText

/// The index of a handout: who stands in the drawing, in the order in which people look names up, and in which cell.
struct HandoutIndex {
    /// A name, the number of its box and its cell.
    struct Entry {
        var name: String
        var number: String
        var cell: String
    }

    /// How the index is set.
    struct Setting: Equatable {
        /// Columns of names beside each other.
        var columns: Int
        /// The class that gives its block a width.
        var width: Int
        /// The size of the letters in tenths of a point, as the style has classes for.
        var font: Int
    }

    /// All entries.
    let entries: [Entry]
    /// How it is set.
    let setting: Setting
    /// How many entries stand on the second sheet; the rest goes on others.
    let count: Int

    /// Widths of the block in millimetres, by the number of columns.
    static let widths = [1: 62, 2: 96, 3: 130]
    /// Sizes of letters, the largest first, in tenths of a point.
    static let fonts = [100, 92, 84, 76, 70, 64, 60]
    /// The height for the names, in millimetres; what else stands on the sheet is taken off.
    static let height = 160.0
    private static let lineHeight = 1.34
    /// Letters of this size are good enough to give up larger ones for lines that do not break.
    private static let goodFont = 76
    private static let millimetres = 25.4 / 72

    init(_ ecomap: Ecomap) {
        entries = EcomapIndex(ecomap).entries.map { entry in
            Entry(name: entry.name, number: entry.number.map { String($0) } ?? "", cell: Self.cell(entry))
        }
        let (setting, count) = Self.fit(entries)
        self.setting = setting
        self.count = count
    }

    /// The column as a letter and the row as a number: `C2`; a dash for what nobody knows.
    private static func cell(_ entry: EcomapIndex.Entry) -> String {
        (entry.field.map(letter) ?? "–") + (entry.band.map { String($0 + 1) } ?? "–")
    }

    /// The letter of a column: A to Z, then AA.
    static func letter(_ column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? letter : self.letter(column / 26 - 1) + letter
    }

    /// The largest letters, and then the narrowest block, with which all names have room; if letters of a good size allow it,
    /// most of them on one line.
    private static func fit(_ entries: [Entry]) -> (Setting, Int) {
        let settings = fonts.flatMap { font in
            (1...3).map { Setting(columns: $0, width: widths[$0] ?? 130, font: font) }
        }
        let fitting = settings.filter { held(entries, $0) == entries.count }
        let good = fitting.first { setting in
            let broken = entries.count { lines($0, width: width(setting)) > 1 }
            return setting.font >= goodFont && broken * 8 <= entries.count
        }
        if let setting = good ?? fitting.first { return (setting, entries.count) }
        let last = settings[settings.count - 1]
        return (last, held(entries, last))
    }

    /// The width of a column of names, in ems.
    private static func width(_ setting: Setting) -> Double {
        (Double(setting.width) / Double(setting.columns) - 4) / (Double(setting.font) / 10 * millimetres)
    }

    /// How many entries have room.
    private static func held(_ entries: [Entry], _ setting: Setting) -> Int {
        let size = Double(setting.font) / 10 * millimetres
        let width = width(setting)
        var lines = (0..<setting.columns).map { _ in Int(height / (size * lineHeight)) }
        var column = 0
        for (index, entry) in entries.enumerated() {
            let needed = Self.lines(entry, width: width)
            while column < lines.count, lines[column] < needed { column += 1 }
            guard column < lines.count else { return index }
            lines[column] -= needed
        }
        return entries.count
    }

    /// How many lines an entry takes in a column so many ems wide: words may break anywhere, but a line may lose an em or two
    /// where it does.
    private static func lines(_ entry: Entry, width: Double) -> Int {
        let number = entry.number.isEmpty ? 0 : TextMeasure.width(entry.number) + 0.4
        let taken = TextMeasure.width(entry.name) + number + TextMeasure.width(entry.cell) + 1.2
        return taken <= width ? 1 : Int((taken / (width - 2)).rounded(.up))
    }
}
