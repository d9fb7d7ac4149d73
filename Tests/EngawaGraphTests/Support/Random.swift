import EngawaGraph

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }

    /// Values of every kind, from few enough that they repeat, some of them on the edges of the cells' forms.
    mutating func value() -> Value {
        switch below(16) {
        case 0: .null
        case 1: .boolean(below(2) == 0)
        case 2: .integer(Int64(below(5)) - 2)
        case 3: .integer([Int64.min, .max, Int64(Int32.max), Int64(Int32.max) + 1, Int64(Int32.min) - 1][below(5)])
        case 4: .float([0.0, -0.0, 1.5, .nan, .infinity, 1e300][below(6)])
        case 5: .date(CalendarDate(daysSinceEpoch: Int32(below(5)) - 2))
        case 6: .string(String(repeating: "x", count: below(18)))
        case 7: .string(["が", "か\u{3099}", "é", "e\u{301}", "田中農園の米", "田中農園の野菜"][below(6)])
        case 8: .string(String(repeating: "長い文", count: 80 + below(400)))
        case 9: .list([value(), value()])
        case 10: .map(["が": value(), "b": value()])
        case 11: .string("stored value number \(below(2000))")
        default: .string("kind \(below(6)) of actor")
        }
    }
}
