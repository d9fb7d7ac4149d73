import EngawaGraph
import EngawaSheets

/// A property value of an import in five bytes: equal values are equal numbers.
struct StagedValue: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        case none, text, list, date, integer
        /// A value that no sheet can hold, but the map does.
        case foreign
    }

    var kind: Kind
    var payload: Int32

    static let none = StagedValue(kind: .none, payload: 0)
    var isNone: Bool { kind == .none }

    /// The text, where it is one.
    var text: TextID { kind == .text ? TextID(rawValue: payload) : .none }
    /// The list, empty where it is none.
    var list: ListID { kind == .list ? ListID(rawValue: payload) : .empty }

    init(kind: Kind, payload: Int32) {
        self.kind = kind
        self.payload = payload
    }

    /// A text; no value where there is none.
    init(_ text: TextID) { self = text.isNone ? .none : StagedValue(kind: .text, payload: text.rawValue) }

    /// A list; no value where it is empty.
    init(_ list: ListID) { self = list.isEmpty ? .none : StagedValue(kind: .list, payload: list.rawValue) }
}

/// The key of a property in one import: the schema's keys have fixed numbers, unknown columns those behind.
struct StagedKey: Hashable, Sendable {
    let rawValue: UInt16
}

/// The names of the keys of one import.
struct KeyTable: Sendable {
    private(set) var names: [String] = []
    private var keys: [NameKey: StagedKey] = [:]

    init() {
        for name in StagedKey.schema { _ = key(named: name) }
    }

    /// The key of a name; nil where there are 65,535 others already.
    mutating func key(named name: String) -> StagedKey? {
        if let known = keys[NameKey(name)] { return known }
        guard names.count < Int(UInt16.max) else { return nil }
        let key = StagedKey(rawValue: UInt16(names.count))
        keys[NameKey(name)] = key
        names.append(name)
        return key
    }

    /// The name of a key.
    subscript(key: StagedKey) -> String { names[Int(key.rawValue)] }
}

extension StagedKey {
    fileprivate static let schema: [String] = [
        Schema.Key.name, Schema.Key.number, Schema.Key.kind, Schema.Key.kindClass, Schema.Key.consent,
        Schema.Key.content, Schema.Key.fields, Schema.Key.strength, Schema.Key.flow, Schema.Key.frequency,
        Schema.Key.means, Schema.Key.since, Schema.Key.until, Schema.Key.reason, Schema.Key.lastContact,
        Schema.Key.origin, Schema.Key.face, Schema.Key.band, Schema.Key.note, Schema.Key.level, Schema.Key.size,
        Schema.Key.tags, Schema.Key.contact, Schema.Key.mode, Schema.Key.organiser, Schema.Key.venue,
        Schema.Key.schedule, Schema.Key.audience, Schema.Key.role,
    ]

    static let name = key(Schema.Key.name)
    static let number = key(Schema.Key.number)
    static let kind = key(Schema.Key.kind)
    static let kindClass = key(Schema.Key.kindClass)
    static let consent = key(Schema.Key.consent)
    static let content = key(Schema.Key.content)
    static let fields = key(Schema.Key.fields)
    static let strength = key(Schema.Key.strength)
    static let flow = key(Schema.Key.flow)
    static let frequency = key(Schema.Key.frequency)
    static let means = key(Schema.Key.means)
    static let since = key(Schema.Key.since)
    static let until = key(Schema.Key.until)
    static let reason = key(Schema.Key.reason)
    static let lastContact = key(Schema.Key.lastContact)
    static let origin = key(Schema.Key.origin)
    static let face = key(Schema.Key.face)
    static let band = key(Schema.Key.band)
    static let note = key(Schema.Key.note)
    static let level = key(Schema.Key.level)
    static let size = key(Schema.Key.size)
    static let tags = key(Schema.Key.tags)
    static let contact = key(Schema.Key.contact)
    static let mode = key(Schema.Key.mode)
    static let organiser = key(Schema.Key.organiser)
    static let venue = key(Schema.Key.venue)
    static let schedule = key(Schema.Key.schedule)
    static let audience = key(Schema.Key.audience)
    static let role = key(Schema.Key.role)

    private static func key(_ name: String) -> StagedKey {
        guard let place = schema.firstIndex(of: name) else { preconditionFailure("a key outside of the schema") }
        return StagedKey(rawValue: UInt16(place))
    }
}
