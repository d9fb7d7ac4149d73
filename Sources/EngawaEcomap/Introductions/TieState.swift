import EngawaGraph
import EngawaSheets

/// What a relationship is on one day, as far as going from one end to the other is concerned.
enum TieState: UInt8 {
    /// Nobody has looked yet.
    case unread
    /// Over, or not begun.
    case absent
    /// Its end lies before its beginning: one of the two dates is wrong.
    case contradictory
    /// 葛藤.
    case strained
    case strong
    case normal
    case weak
    case unknown

    /// Whether the relationship is there.
    var isThere: Bool { rawValue > TieState.contradictory.rawValue }

    /// Whether one may be sent along it: nobody is, where there is strain.
    var isOpen: Bool { rawValue > TieState.strained.rawValue }

    var strength: Strength? {
        switch self {
        case .strong: .strong
        case .normal: .normal
        case .weak: .weak
        case .strained: .stressful
        case .unread, .absent, .contradictory, .unknown: nil
        }
    }

    /// What it costs to go along it; sums of these are exact. Two strong ties are nearer than a weak one.
    var weight: Double {
        switch self {
        case .strong: 1
        case .normal: 1.5
        case .weak: 2.5
        case .unknown: 3
        case .unread, .absent, .contradictory, .strained: .infinity
        }
    }
}

extension EcomapMap {
    /// What a relationship is on `day`. O(1).
    func state(of tie: RelationshipID, on day: SheetDate) -> TieState {
        let dates = Dates(since: date(tokens.since, of: tie), until: date(tokens.until, of: tie))
        if dates.isContradictory { return .contradictory }
        guard dates.isThere(on: day) else { return .absent }
        // An ibasho that has ended, or not begun, takes its ties with it.
        guard isOpen(graph.start(of: tie), on: day), isOpen(graph.end(of: tie), on: day) else { return .absent }
        let strength = tokens.strength.flatMap { key in
            graph.withText(key, of: tie) { Strength(rawValue: String(decoding: $0, as: UTF8.self)) } ?? nil
        }
        switch strength {
        case .strong: return .strong
        case .normal: return .normal
        case .weak: return .weak
        case .stressful: return .strained
        case nil: return .unknown
        }
    }

    private func isOpen(_ node: NodeID, on day: SheetDate) -> Bool {
        guard let ibasho = tokens.ibasho, graph.hasLabel(node, ibasho) else { return true }
        return isThere(node, on: day)
    }

    private func date(_ key: KeyToken?, of tie: RelationshipID) -> SheetDate? {
        guard let key else { return nil }
        let value = graph.value(key, of: tie)
        return value == .null ? nil : SheetDate(value)
    }
}
