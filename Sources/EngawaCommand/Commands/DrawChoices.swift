import EngawaDrawing
import EngawaText

/// The kind of drawing (`--view`).
enum DrawView: String, Sendable, CaseIterable {
    /// 分野 × 領域, the working handout.
    case grid
    /// Rings around the ibasho.
    case radial
    /// Several ibasho and all that ties them.
    case network
}

/// The paper, landscape (`--paper`).
enum DrawPaper: String, Sendable, CaseIterable {
    case a4
    case a3
    case a1

    /// The same for who draws.
    var sheet: DrawingPaper {
        switch self {
        case .a4: .a4
        case .a3: .a3
        case .a1: .a1
        }
    }
}

/// Whose names are withheld whatever the edition (`--anonymize`).
enum Anonymization: String, Sendable, CaseIterable {
    /// Persons: `--anonymize`.
    case persons
    /// Organisations too: `--anonymize=all`.
    case all
}

/// What the ending of a drawing's file chooses.
enum DrawFormat: String, Sendable, CaseIterable {
    case dot
    case svg
    case pdf
    case png
    case html

    /// The format of the file at `path`. Throws exit 2 for an ending that no drawing has.
    init(path: String) throws(Failure) {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let ending = parts.count > 1 ? (parts.last?.lowercased() ?? "") : ""
        guard let format = DrawFormat(rawValue: ending) else {
            let endings = DrawFormat.allCases.map { "." + $0.rawValue }.joined(separator: " ")
            throw .usage(
                Message(
                    ja: "「\(path)」の末尾からは図の形式が分かりません",
                    en: "the ending of \(path) does not say what kind of file to draw"
                ),
                advice: Message(ja: "使える末尾: \(endings)", en: "allowed endings: \(endings)")
            )
        }
        self = format
    }
}
