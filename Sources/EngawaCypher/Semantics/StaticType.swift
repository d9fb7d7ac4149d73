/// What an expression may be, as far as its text tells: a set of kinds, and for lists what the elements may be.
///
/// Null is never excluded: a value of any type may be missing. A check must only refuse what no run could make right.
struct StaticType: Sendable, Equatable {
    /// Kinds of values.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt32

        static let boolean = Kinds(rawValue: 1 << 0)
        static let integer = Kinds(rawValue: 1 << 1)
        static let float = Kinds(rawValue: 1 << 2)
        static let string = Kinds(rawValue: 1 << 3)
        static let list = Kinds(rawValue: 1 << 4)
        static let map = Kinds(rawValue: 1 << 5)
        static let node = Kinds(rawValue: 1 << 6)
        static let relationship = Kinds(rawValue: 1 << 7)
        static let path = Kinds(rawValue: 1 << 8)
        static let date = Kinds(rawValue: 1 << 9)
        static let localTime = Kinds(rawValue: 1 << 10)
        static let time = Kinds(rawValue: 1 << 11)
        static let localDateTime = Kinds(rawValue: 1 << 12)
        static let dateTime = Kinds(rawValue: 1 << 13)
        static let duration = Kinds(rawValue: 1 << 14)

        static let number: Kinds = [.integer, .float]
        static let temporal: Kinds = [.date, .localTime, .time, .localDateTime, .dateTime, .duration]
        static let entity: Kinds = [.node, .relationship]
        static let all = Kinds(rawValue: (1 << 15) - 1)
    }

    /// What it may be; empty: nothing but null.
    let kinds: Kinds
    /// None, or one: what the elements may be where it is a list.
    private let elements: [StaticType]

    private init(_ kinds: Kinds, _ elements: [StaticType] = []) {
        self.kinds = kinds
        self.elements = elements
    }

    static let any = StaticType(.all)
    /// Nothing but null.
    static let null = StaticType([])
    static let boolean = StaticType(.boolean)
    static let integer = StaticType(.integer)
    static let float = StaticType(.float)
    static let number = StaticType(.number)
    static let string = StaticType(.string)
    static let map = StaticType(.map)
    static let node = StaticType(.node)
    static let relationship = StaticType(.relationship)
    static let path = StaticType(.path)
    static let date = StaticType(.date)
    static let localTime = StaticType(.localTime)
    static let time = StaticType(.time)
    static let localDateTime = StaticType(.localDateTime)
    static let dateTime = StaticType(.dateTime)
    static let duration = StaticType(.duration)

    /// A list whose elements may be this.
    static func list(of element: StaticType) -> StaticType { StaticType(.list, [element]) }

    /// What the elements may be where it is a list.
    var element: StaticType { elements.first ?? .any }

    /// What `list[index]`, a loop or `UNWIND` makes of it.
    var unwound: StaticType {
        guard kinds.contains(.list) else { return self }
        return kinds == .list ? element : .any
    }

    /// Whether it can be one of these kinds. What is null can.
    func canBe(_ wanted: Kinds) -> Bool { kinds.isEmpty || !kinds.isDisjoint(with: wanted) }

    /// Whether it is surely of these kinds, or null.
    func isOnly(_ wanted: Kinds) -> Bool { !kinds.isEmpty && kinds.isSubset(of: wanted) }

    /// What is either this or that.
    func joined(with other: StaticType) -> StaticType {
        let union = kinds.union(other.kinds)
        guard union.contains(.list), union != .all else { return StaticType(union) }
        let lists = [self, other].filter { $0.kinds.contains(.list) }
        let element = lists.dropFirst().reduce(lists[0].element) { $0.joined(with: $1.element) }
        return StaticType(union, [element])
    }

    /// The type of a value that stands in the query.
    init(of value: CypherValue) {
        switch value {
        case .null: self = .null
        case .boolean: self = .boolean
        case .integer: self = .integer
        case .float: self = .float
        case .string: self = .string
        case .node: self = .node
        case .relationship: self = .relationship
        case .path: self = .path
        case .list(let values): self = .list(of: values.reduce(.null) { $0.joined(with: StaticType(of: $1)) })
        case .map: self = .map
        case .date: self = .date
        case .localTime: self = .localTime
        case .time: self = .time
        case .localDateTime: self = .localDateTime
        case .dateTime: self = .dateTime
        case .duration: self = .duration
        }
    }

    /// The type of an output of a procedure.
    init(_ type: CypherType) {
        switch type.kind {
        case .any: self = .any
        case .boolean: self = .boolean
        case .integer: self = .integer
        case .float: self = .float
        case .number: self = .number
        case .string: self = .string
        case .node: self = .node
        case .relationship: self = .relationship
        case .path: self = .path
        case .map: self = .map
        case .list: self = .list(of: .any)
        case .date: self = .date
        case .localTime: self = .localTime
        case .time: self = .time
        case .localDateTime: self = .localDateTime
        case .dateTime: self = .dateTime
        case .duration: self = .duration
        }
    }
}
