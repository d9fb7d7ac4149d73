import EngawaSheets

/// The codes of the graph as texts of one import.
struct CodeTexts: Sendable {
    private let strength: [Strength: StagedValue]
    private let flow: [Flow: StagedValue]
    private let consent: [Consent: StagedValue]
    private let mode: [Mode: StagedValue]
    let level: [PlaceLevel: StagedValue]
    /// The classes in the order of `KindClass.allCases`.
    private let kindClasses: [StagedValue]

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
        kindClasses = KindClass.allCases.map { StagedValue(texts.intern($0.rawValue)) }
    }

    func strength(_ code: Strength?) -> StagedValue { code.flatMap { strength[$0] } ?? .none }
    func flow(_ code: Flow?) -> StagedValue { code.flatMap { flow[$0] } ?? .none }
    func consent(_ code: Consent?) -> StagedValue { code.flatMap { consent[$0] } ?? .none }
    func mode(_ code: Mode?) -> StagedValue { code.flatMap { mode[$0] } ?? .none }

    /// A class as a property.
    func kindClass(_ kindClass: KindClass) -> StagedValue { kindClasses[kindClass.ordinal] }

    /// The class that a property holds; nil where it holds none.
    func kindClass(_ value: StagedValue) -> KindClass? {
        kindClasses.firstIndex(of: value).map { KindClass.allCases[$0] }
    }

    /// The level that a property holds; nil where it holds none.
    func level(_ value: StagedValue) -> PlaceLevel? {
        PlaceLevel.allCases.first { level[$0] == value }
    }
}

extension KindClass {
    /// Its place in `allCases`, which is looked up for every row.
    fileprivate var ordinal: Int {
        switch self {
        case .person: 0
        case .group: 1
        case .neighbourhood: 2
        case .npo: 3
        case .welfare: 4
        case .government: 5
        case .school: 6
        case .medical: 7
        case .business: 8
        case .farm: 9
        case .temple: 10
        case .ibasho: 11
        case .other: 12
        }
    }
}
