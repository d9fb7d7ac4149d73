import EngawaSheets

/// The codes of the graph as texts of one import.
struct CodeTexts: Sendable {
    private let strength: [Strength: StagedValue]
    private let flow: [Flow: StagedValue]
    private let consent: [Consent: StagedValue]
    private let mode: [Mode: StagedValue]
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

    func strength(_ code: Strength?) -> StagedValue { code.flatMap { strength[$0] } ?? .none }
    func flow(_ code: Flow?) -> StagedValue { code.flatMap { flow[$0] } ?? .none }
    func consent(_ code: Consent?) -> StagedValue { code.flatMap { consent[$0] } ?? .none }
    func mode(_ code: Mode?) -> StagedValue { code.flatMap { mode[$0] } ?? .none }

    /// The class that a property holds; nil where it holds none.
    func kindClass(_ value: StagedValue) -> KindClass? {
        KindClass.allCases.first { kindClass[$0] == value }
    }

    /// The level that a property holds; nil where it holds none.
    func level(_ value: StagedValue) -> PlaceLevel? {
        PlaceLevel.allCases.first { level[$0] == value }
    }
}
