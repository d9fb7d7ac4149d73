import EngawaSheets

/// A list of members: a CSV or TSV with a column of names, and any of the others that help.
public struct MemberList: Sendable, Hashable {
    /// The most members that are seated: everybody is compared with everybody.
    public static let limit = 2000

    /// The members in the order of the file.
    public var members: [GroupMember]

    /// Reads the list in the file at `path`. O(bytes).
    public init(path: String, encoding: EncodingChoice = .auto) throws(MemberListError) {
        let bytes: [UInt8]
        do throws(SheetError) {
            bytes = try Sheet.bytes(path: path)
        } catch {
            throw .sheet(error)
        }
        try self.init(bytes: bytes, file: path, encoding: encoding)
    }

    /// Reads the list in the bytes of a file. O(bytes).
    public init(bytes: [UInt8], file: String, encoding: EncodingChoice = .auto) throws(MemberListError) {
        var rows: [[String]]
        do throws(SheetError) {
            rows = try CSVTable.rows(of: bytes, file: file, encoding: encoding)
            if rows.first.map({ $0.count == 1 && $0[0].contains("\t") }) ?? file.lowercased().hasSuffix(".tsv") {
                rows = try CSVTable.rows(of: bytes, file: file, delimiter: "\t", encoding: encoding)
            }
        } catch {
            throw .sheet(error)
        }
        rows.removeAll { $0.allSatisfy { CellText.normalised($0) == nil } }
        // What some programs write for Excel.
        if rows.first.map({ $0.joined().hasPrefix("sep=") }) ?? false { rows.removeFirst() }
        guard let titles = rows.first else { throw .sheet(SheetError(file: file, code: .empty)) }
        let columns = titles.map { MemberColumn(header: $0) }
        guard columns.contains(.name) else {
            throw .noNames(file: file, headers: titles.compactMap { CellText.normalised($0) })
        }
        members = rows.dropFirst().compactMap { MemberList.member($0, columns) }
        guard !members.isEmpty else { throw .noMembers(file: file) }
        guard members.count <= MemberList.limit else { throw .tooMany(count: members.count, limit: MemberList.limit) }
        let twice = MemberList.repeated(in: members)
        guard twice.isEmpty else { throw .twice(file: file, names: twice) }
    }

    private static func member(_ cells: [String], _ columns: [MemberColumn?]) -> GroupMember? {
        func texts(_ wanted: MemberColumn) -> [String] {
            zip(columns, cells).filter { $0.0 == wanted }.compactMap { CellText.normalised($0.1) }
        }
        guard let name = texts(.name).first else { return nil }
        return GroupMember(
            name: name,
            number: texts(.number).first,
            role: texts(.role).first,
            kind: texts(.kind).first,
            affiliation: texts(.affiliation).first,
            topics: texts(.topics).flatMap(CellText.list),
            knows: texts(.knows).flatMap(CellText.list)
        )
    }

    /// The names that stand there twice without numbers that tell them apart.
    private static func repeated(in members: [GroupMember]) -> [String] {
        var seen: Set<[FoldedText]> = []
        var names: [String] = []
        for member in members
        where !seen.insert([FoldedText(member.name), FoldedText(member.number ?? "")]).inserted {
            if !names.contains(member.name) { names.append(member.name) }
        }
        return names
    }
}

/// What a column of a list of members says.
private enum MemberColumn {
    case name, number, role, kind, affiliation, topics, knows

    /// The column with a header, however wide it is written; nil where it says nothing that matters here.
    init?(header: String) {
        guard let column = MemberColumn.headers[FoldedText(header)] else { return nil }
        self = column
    }

    private static let headers: [FoldedText: MemberColumn] = {
        var headers: [FoldedText: MemberColumn] = [:]
        for (column, words) in [
            (MemberColumn.name, "名前 氏名 お名前 参加者 参加者名 name names"), (.number, "番号 id number"),
            (.role, "役割 役職 立場 肩書 肩書き role rank title position"), (.kind, "種別 kind"),
            (.affiliation, "所属 団体 団体名 所属団体 組織 affiliation organisation organization group"),
            (.topics, "タグ 分野 地域 活動範囲 所在地 関心 興味 話題 tag tags field fields area place topic topics interests"),
            (.knows, "知り合い 知人 knows acquaintances"),
        ] {
            for word in words.split(separator: " ") { headers[FoldedText(String(word))] = column }
        }
        return headers
    }()
}
