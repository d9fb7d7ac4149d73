extension PropertyGraph {
    /// The token of a label that was interned, or nil. O(log labels).
    public func label(_ name: String) -> LabelToken? { tables.label(name) }

    /// The token of a relationship type that was interned, or nil. O(log types).
    public func type(_ name: String) -> TypeToken? { tables.type(name) }

    /// The token of a property key that was interned, or nil. O(log keys).
    public func key(_ name: String) -> KeyToken? { tables.key(name) }

    /// The token of a label, which is interned when it was not yet. O(log labels).
    public mutating func internLabel(_ name: String) -> LabelToken { unique.internLabel(name) }

    /// The token of a relationship type, which is interned when it was not yet. O(log types).
    public mutating func internType(_ name: String) -> TypeToken { unique.internType(name) }

    /// The token of a property key, which is interned when it was not yet. O(log keys).
    public mutating func internKey(_ name: String) -> KeyToken { unique.internKey(name) }

    /// The name of a label. The token must be of this graph. O(log labels).
    public func name(of token: LabelToken) -> String { tables.name(of: token) }

    /// The name of a relationship type. The token must be of this graph. O(log types).
    public func name(of token: TypeToken) -> String { tables.name(of: token) }

    /// The name of a property key. The token must be of this graph. O(log keys).
    public func name(of token: KeyToken) -> String { tables.name(of: token) }

    /// All labels ever interned, in the order of interning, whether or not a node has them now.
    public var labels: [LabelToken] { tables.labels }

    /// All relationship types ever interned, in the order of interning, whether or not a relationship has them now.
    public var types: [TypeToken] { tables.types }

    /// All property keys ever interned, in the order of interning, whether or not anything has them now.
    public var keys: [KeyToken] { tables.keys }
}
