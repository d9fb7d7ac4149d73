import EngawaGraph

/// A text that is the same as another when its bytes are.
struct ExactText: Hashable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: ExactText, right: ExactText) -> Bool { left.text.hasSameBytes(as: right.text) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// Which names mean what, at some place of a query.
struct Scope {
    enum Variable {
        case slot(Int)
        /// A variable of a comprehension or one of its kin.
        case local(Int)
    }

    private(set) var variables: [ExactText: Variable] = [:]
    /// Expressions that have been evaluated already, by their canonical text.
    var evaluated: [String: Int] = [:]

    subscript(name: String) -> Variable? {
        get { variables[ExactText(name)] }
        set { variables[ExactText(name)] = newValue }
    }

    /// The slot of a name; nil where it is not known, or is a local.
    func slot(_ name: String) -> Int? {
        if case .slot(let slot) = self[name] { slot } else { nil }
    }

    /// The names that a query can write, in the order of their bytes.
    var names: [String] {
        variables.keys.map(\.text).filter { !$0.hasPrefix(" ") }.sorted { $0.precedesInBytes($1) }
    }

    var slots: Set<Int> {
        var slots: Set<Int> = []
        for case .slot(let slot) in variables.values { slots.insert(slot) }
        return slots
    }

    var locals: [(name: String, local: Int)] {
        variables.compactMap { name, variable in
            if case .local(let local) = variable { (name.text, local) } else { nil }
        }
    }
}
