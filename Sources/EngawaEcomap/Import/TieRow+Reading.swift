import EngawaSheets

extension TieRow {
    /// Understands a row of a ties sheet.
    ///
    /// Every cell is looked at, so that all that is wrong with a row is reported at once; nil where something is.
    init?(_ row: SheetRow, file: String, axes: Axes, report: (ImportIssue) -> Void) {
        let source = RowSource(file: file, row: row.number)
        var isGood = true
        func fail(_ column: SheetColumn, _ problem: ImportProblem) {
            report(source.issue(problem, column: row.header(of: column)))
            isGood = false
        }
        func code<Code>(_ column: SheetColumn, _ read: (String) -> Code?, _ problem: (String) -> ImportProblem) -> Code?
        {
            guard let cell = row[column] else { return nil }
            if let code = read(cell) { return code }
            fail(column, problem(cell))
            return nil
        }
        func date(_ column: SheetColumn) -> SheetDate? {
            do {
                return try row.date(column)
            } catch {
                fail(column, .sheet(error.code))
                return nil
            }
        }
        if row[.ibasho] == nil { fail(.ibasho, .missing) }
        if row[.name] == nil { fail(.name, .missing) }
        self.source = source
        ibasho = row[.ibasho] ?? ""
        name = row[.name] ?? ""
        number = row[.id]
        kind = row[.kind]
        fields = row.list(.field)
        areas = row.list(.area)
        place = row[.location]
        contents = row.list(.content)
        band = code(.band, axes.band(named:)) { .unknownBand($0, allowed: axes.bands.map(\.entry.name)) }
        strength = code(.strength, Strength.init(cell:)) { Strength.isCross($0) ? .cross($0) : .unknownStrength($0) }
        flow = code(.flow, Flow.init(cell:)) { .unknownFlow($0) }
        since = date(.since)
        until = date(.until)
        lastContact = date(.lastContact)
        texts = []
        for (column, key) in TieRow.keptAsWritten {
            if let text = row[column] { texts.append((key, text)) }
        }
        for (header, text) in row.unknown {
            guard TieRow.consentHeaders.contains(FoldedText(header)) else {
                texts.append((header, text))
                continue
            }
            consent = Consent(cell: text)
            if consent == nil {
                report(source.issue(.unknownConsent(text), column: header))
                isGood = false
            }
        }
        if let since, let until, until.isCertainly(before: since) {
            fail(.until, .endsBeforeItBegins(since: since.text, until: until.text))
        }
        if row[.ibasho] != nil, NameKey(ibasho) == NameKey(name) { fail(.name, .supportsItself(name)) }
        guard isGood else { return nil }
    }

    /// Cells that are kept as they are written.
    private static let keptAsWritten: [(SheetColumn, String)] = [
        (.frequency, Schema.Key.frequency), (.means, Schema.Key.means), (.reason, Schema.Key.reason),
        (.origin, Schema.Key.origin), (.face, Schema.Key.face), (.note, Schema.Key.note),
    ]

    /// People also write down in the ties sheet what somebody agreed to; it belongs to the actor there too.
    private static let consentHeaders: Set<FoldedText> = [FoldedText("同意"), FoldedText("consent")]
}
