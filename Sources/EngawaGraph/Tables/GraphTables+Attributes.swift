/// The attributes of a graph, few and seldom changed: an array in the order of their names' bytes.
struct AttributeTable: Sendable {
    private(set) var entries: [(name: String, value: Value)] = []
    private(set) var copiedBytes = 0

    subscript(name: String) -> Value {
        entries.first { $0.name.hasSameBytes(as: name) }?.value ?? .null
    }

    mutating func set(_ name: String, _ value: Value) {
        // An array tells nobody whether a write copied it, so every write counts as one.
        copiedBytes += entries.count * MemoryLayout<(String, Value)>.stride
        let place = entries.firstIndex { !$0.name.precedesInBytes(name) } ?? entries.endIndex
        if place < entries.endIndex, entries[place].name.hasSameBytes(as: name) { entries.remove(at: place) }
        if !value.isNull { entries.insert((name, value), at: place) }
    }
}

extension GraphTables {
    func attribute(_ name: String) -> Value { attributeTable[name] }

    mutating func setAttribute(_ name: String, _ value: Value) { attributeTable.set(name, value) }

    var attributes: [(name: String, value: Value)] { attributeTable.entries }
}
