import EngawaGraph

/// The properties of a node or a relationship as an import will leave them, beside what they were.
struct StagedProperties {
    private var values: [String: Value] = [:]
    private var originals: [String: Value] = [:]
    /// Keys in the order in which they were first set.
    private var order: [String] = []

    init() {}

    /// The properties that an existing entity has.
    init(_ existing: [(key: String, value: Value)]) {
        for (key, value) in existing {
            values[key] = value
            originals[key] = value
        }
    }

    subscript(key: String) -> Value { values[key] ?? .null }

    /// Sets a property and says whether that changed what is staged.
    @discardableResult
    mutating func set(_ value: Value, for key: String) -> Bool {
        guard self[key] != value else { return false }
        if !order.contains(key) { order.append(key) }
        values[key] = value
        return true
    }

    /// What is to be written: keys whose value is no longer what it was, in the order in which they were first set.
    var changes: [(String, Value)] {
        order.compactMap { key in
            let value = self[key]
            return value == originals[key] ?? .null ? nil : (key, value)
        }
    }
}
