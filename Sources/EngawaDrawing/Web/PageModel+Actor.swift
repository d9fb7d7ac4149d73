import EngawaEcomap
import EngawaText

extension PageModel.Actor {
    /// Somebody as every page tells of them: name, kind, what their signs say, and place, then what else is known.
    ///
    /// - Parameters:
    ///   - typedKind: their kind as it was written, where that says more than its class.
    ///   - more: what is told after their place.
    init(
        _ supporter: Supporter,
        fields: [AxisEntry],
        bands: [AxisEntry],
        typedKind: String? = nil,
        more: [(Message, String?)],
        ties: [PageModel.Tie],
        earlier: [PageModel.Tie] = [],
        boxes: [String] = [],
        _ language: Language
    ) {
        let join = language == .ja ? "、" : ", "
        let field = PageModel.name(supporter.field, of: fields, PageWords.noField, language)
        let band = PageModel.name(supporter.band, of: bands, PageWords.noBand, language)
        let kind = supporter.kindClass.name[language]
        let signs = supporter.changes.map { PageWords.change($0)[language] }
        let changes = signs.isEmpty ? nil : signs.joined(separator: join)
        let facts: [(Message, String?)] = [
            (PageWords.kind, kind), (PageWords.kindTyped, typedKind), (PageWords.changes, changes),
            (Words.fields, field), (Words.bands, band),
        ]
        self.init(
            key: "a\(supporter.id)",
            boxes: boxes,
            name: supporter.name,
            number: supporter.number,
            field: supporter.field,
            band: supporter.band,
            summary: [kind, field, band].joined(separator: join),
            facts: PageModel.shown(facts + more, language),
            ties: ties,
            earlier: earlier,
            changes: changes
        )
    }
}

extension PageModel {
    /// What a place on an axis is called.
    static func name(_ index: Int?, of axis: [AxisEntry], _ unknown: Message, _ language: Language) -> String {
        index.map { axis[$0].name(in: language) } ?? unknown[language]
    }
}
