/// The codes of the graph as texts of one import.
struct CodeTexts: Sendable {
    let strength: [Strength: StagedValue]
    let flow: [Flow: StagedValue]
    let consent: [Consent: StagedValue]
    let mode: [Mode: StagedValue]
    let level: [PlaceLevel: StagedValue]
    let kindClass: [KindClass: StagedValue]

    init(_ texts: inout TextTable) {
        func table<Code: RawRepresentable<String> & CaseIterable & Hashable>(_: Code.Type) -> [Code: StagedValue] {
            var table: [Code: StagedValue] = [:]
            for code in Code.allCases { table[code] = StagedValue(texts.intern(code.rawValue)) }
            return table
        }
        strength = table(Strength.self)
        flow = table(Flow.self)
        consent = table(Consent.self)
        mode = table(Mode.self)
        level = table(PlaceLevel.self)
        kindClass = table(KindClass.self)
    }

    /// The class that a property holds; nil where it holds none.
    func kindClass(_ value: StagedValue) -> KindClass? {
        KindClass.allCases.first { kindClass[$0] == value }
    }

    /// The level that a property holds; nil where it holds none.
    func level(_ value: StagedValue) -> PlaceLevel? {
        PlaceLevel.allCases.first { level[$0] == value }
    }
}
