import EngawaSheets
import Foundation

/// Why a file of axes cannot be used.
public enum AxesError: Error, Hashable, Sendable {
    /// The file cannot be read, or its sheet has a fault.
    case sheet(SheetError)
    /// The file is neither JSON of the right shape nor a sheet of axes.
    case notAxes(file: String)
    /// An axis without entries.
    case emptyAxis(file: String, axis: String)
    /// A name that stands twice on one axis.
    case duplicate(file: String, name: String)
    /// An entry without a name.
    case unnamed(file: String, axis: String)
    /// A level that is none of the nine.
    case unknownLevel(file: String, row: Int?, level: String)
    /// An axis that is neither 分野 nor 領域.
    case unknownAxis(file: String, row: Int, axis: String)
}

extension Axes {
    /// The axes in a file: JSON (`{"fields": […], "bands": […]}`) or a sheet of axes (軸, 名前, 英語, レベル).
    ///
    /// An axis that the file does not speak of is the standard one. A band without a level gets the one that its name
    /// says, where it says one.
    public init(path: String, encoding: EncodingChoice = .auto) throws(AxesError) {
        let bytes: [UInt8]
        do {
            bytes = try Sheet.bytes(path: path)
        } catch {
            throw .sheet(error)
        }
        let start = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        if start == UInt8(ascii: "{") || start == UInt8(ascii: "[") {
            try self.init(json: bytes, file: path)
        } else {
            try self.init(sheet: bytes, file: path, encoding: encoding)
        }
        try check(file: path)
    }

    private init(json bytes: [UInt8], file: String) throws(AxesError) {
        let document: AxesDocument
        do {
            let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
            document = try JSONDecoder().decode(AxesDocument.self, from: Data(content))
        } catch {
            throw .notAxes(file: file)
        }
        guard document.fields != nil || document.bands != nil else { throw .notAxes(file: file) }
        var bands: [Band] = []
        for entry in document.bands ?? [] {
            bands.append(try Band(entry.entry, levels: entry.levels, file: file, row: nil))
        }
        self.init(
            fields: document.fields?.map(\.entry) ?? Axes.standard.fields,
            bands: document.bands == nil ? Axes.standard.bands : bands
        )
    }

    private init(sheet bytes: [UInt8], file: String, encoding: EncodingChoice) throws(AxesError) {
        let sheet: Sheet
        do {
            sheet = try Sheet(bytes: bytes, file: file, encoding: encoding)
        } catch {
            throw error.errors.first.map { .sheet($0) } ?? .notAxes(file: file)
        }
        if let error = sheet.errors.first { throw .sheet(error) }
        guard sheet.kind == .axes else { throw .notAxes(file: file) }
        var fields: [AxisEntry] = []
        var bands: [Band] = []
        for row in sheet.rows {
            let entry = AxisEntry(name: row[.name] ?? "", english: row[.english])
            let axis = row[.axis] ?? ""
            if ["分野", "field", "fields"].contains(axis.lowercased()) {
                fields.append(entry)
            } else if ["領域", "band", "bands"].contains(axis.lowercased()) {
                bands.append(try Band(entry, levels: row.list(.level), file: file, row: row.number))
            } else {
                throw .unknownAxis(file: file, row: row.number, axis: axis)
            }
        }
        self.init(
            fields: fields.isEmpty ? Axes.standard.fields : fields,
            bands: bands.isEmpty ? Axes.standard.bands : bands
        )
    }

    private func check(file: String) throws(AxesError) {
        for (axis, entries) in [("分野", fields), ("領域", bands.map(\.entry))] {
            guard !entries.isEmpty else { throw .emptyAxis(file: file, axis: axis) }
            var seen: Set<FoldedText> = []
            for entry in entries {
                let folded = FoldedText(entry.name)
                guard !folded.bytes.isEmpty else { throw .unnamed(file: file, axis: axis) }
                guard seen.insert(folded).inserted else { throw .duplicate(file: file, name: entry.name) }
            }
        }
    }
}

extension Axes.Band {
    fileprivate init(_ entry: AxisEntry, levels words: [String], file: String, row: Int?) throws(AxesError) {
        var levels: [PlaceLevel] = []
        for word in words {
            guard let level = PlaceLevel(alias: word) else {
                throw .unknownLevel(file: file, row: row, level: word)
            }
            levels.append(level)
        }
        if words.isEmpty {
            let parts = [entry.name] + entry.name.split(whereSeparator: { "・/／、".contains($0) }).map(String.init)
            for level in parts.compactMap(PlaceLevel.init(alias:)) where !levels.contains(level) {
                levels.append(level)
            }
        }
        self.init(entry: entry, levels: levels)
    }
}

/// The JSON form of axes.
private struct AxesDocument: Decodable {
    var fields: [Entry]?
    var bands: [Entry]?

    struct Entry: Decodable {
        var entry: AxisEntry
        var levels: [String]

        private enum Key: String, CodingKey {
            case name, en, level
        }

        init(from decoder: any Decoder) throws {
            if let name = try? decoder.singleValueContainer().decode(String.self) {
                entry = AxisEntry(name: CellText.normalised(name) ?? "")
                levels = []
                return
            }
            let keyed = try decoder.container(keyedBy: Key.self)
            let name = CellText.normalised(try keyed.decode(String.self, forKey: .name)) ?? ""
            entry = AxisEntry(name: name, english: try keyed.decodeIfPresent(String.self, forKey: .en))
            if let several = try? keyed.decodeIfPresent([String].self, forKey: .level) {
                levels = several
            } else {
                levels = try keyed.decodeIfPresent(String.self, forKey: .level).map { [$0] } ?? []
            }
        }
    }
}
