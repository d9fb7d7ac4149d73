import EngawaCypher
import EngawaSheets
import EngawaText

/// The folder that `LOAD CSV` reads in: files below it by their paths from it, and nothing else. No `..`, no links, no
/// addresses of the net.
struct CSVFolder: CypherFiles {
    private let folder: String

    /// The longest file that is read.
    static let limit = 1 << 30

    /// The folder at a path. Throws exit 1 where there is none.
    init(_ folder: String) throws(Failure) {
        do throws(SystemError) {
            guard try FileCalls().isFolder(folder) else { throw SystemError.notDirectory }
        } catch {
            throw .notDone(
                Message(
                    ja: "--csv-folder「\(folder)」を使えません: \(error.message.ja)",
                    en: "--csv-folder \(folder) cannot be used: \(error.message.en)"
                ),
                advice: Message(ja: "CSV のあるフォルダーを指定してください", en: "name the folder that holds the CSV files")
            )
        }
        self.folder = folder
    }

    func rows(of name: String, terminator: Character) throws(CypherError) -> [[String]] {
        let names = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let isInside = names.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }
        guard isInside else {
            throw CSVFolder.error(
                "FileNotAllowed",
                ja: "LOAD CSV は「\(name)」を読みません。--csv-folder の中のファイル名を書いてください（URL や .. は使えません）",
                en: "LOAD CSV does not read \(name); name a file in the folder of --csv-folder (no URL, no ..)"
            )
        }
        let bytes: [UInt8]
        do {
            bytes = try Platform.bytes(below: folder, names, limit: CSVFolder.limit)
        } catch {
            throw CSVFolder.error(error, name)
        }
        guard bytes.count <= CSVFolder.limit else {
            throw CSVFolder.error("FileTooLarge", ja: "「\(name)」は 1 GiB を超えています", en: "\(name) is longer than 1 GiB")
        }
        do {
            return try CSVTable.rows(of: bytes, file: name, delimiter: terminator)
        } catch {
            let place = error.row.map { Message(ja: "\($0) 行目: ", en: "row \($0): ") } ?? Message(same: "")
            let message = Message(same: "\(name): ") + place + error.code.message
            throw CSVFolder.error("FileUnreadable", ja: message.ja, en: message.en)
        }
    }

    private static func error(_ error: SystemError, _ name: String) -> CypherError {
        switch error {
        case .noEntry, .notDirectory, .isDirectory:
            return CSVFolder.error(
                "FileNotFound",
                ja: "--csv-folder のフォルダーに「\(name)」というファイルがありません",
                en: "there is no file \(name) in the folder of --csv-folder"
            )
        case .tooManyLinks:
            return CSVFolder.error(
                "FileNotAllowed",
                ja: "「\(name)」はリンクです。LOAD CSV はリンクをたどりません",
                en: "\(name) is a link, and LOAD CSV follows none"
            )
        default:
            let message = Message(ja: "「\(name)」を読めません: ", en: "\(name) cannot be read: ") + error.message
            return CSVFolder.error("FileUnreadable", ja: message.ja, en: message.en)
        }
    }

    private static func error(_ detail: String, ja: String, en: String) -> CypherError {
        CypherError(.argumentError, .runtime, detail, CypherError.Text(ja: ja, en: en))
    }
}
