extension GraphTables {
    func label(_ name: String) -> LabelToken? { labelNames.token(name) }

    func type(_ name: String) -> TypeToken? { typeNames.token(name) }

    func key(_ name: String) -> KeyToken? { keyNames.token(name) }

    mutating func internLabel(_ name: String) -> LabelToken { labelNames.intern(name) }

    mutating func internType(_ name: String) -> TypeToken { typeNames.intern(name) }

    mutating func internKey(_ name: String) -> KeyToken { keyNames.intern(name) }

    func name(of token: LabelToken) -> String { labelNames.name(of: token) }

    func name(of token: TypeToken) -> String { typeNames.name(of: token) }

    func name(of token: KeyToken) -> String { keyNames.name(of: token) }

    var labels: [LabelToken] { labelNames.tokens }

    var types: [TypeToken] { typeNames.tokens }

    var keys: [KeyToken] { keyNames.tokens }
}
