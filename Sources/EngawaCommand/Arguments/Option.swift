import EngawaText

/// An option of a command as parsing and help see it.
struct OptionSpec: Sendable {
    /// Whether a value follows.
    enum Takes: Sendable { case nothing, value, optionalValue }

    /// The long name without its dashes: `dry-run`.
    var name: String
    /// The short form without its dash: `o` for `-o`.
    var short: String?
    /// Whether a value follows.
    var takes: Takes
    /// What stands for the value in help: `FILE`, `ja|en`.
    var valueName: String
    /// The values that are allowed, where they can be listed.
    var choices: [String]
    /// Whether it may be given several times.
    var isRepeatable: Bool
    /// What it does, in one line.
    var summary: Message
    /// What a right value looks like; shown where one is refused.
    var expected: Message
    /// Whether a value (nil where an optional one is left out) is right.
    var accepts: @Sendable (String?) -> Bool

    /// The name as one types it. An option with only a short form shows that.
    var typed: String { name.count == 1 ? "-" + name : "--" + name }
}

/// An option together with the type of its value: `call[option]` gives that type.
struct Option<Value: Sendable>: Sendable {
    /// What parsing and help need.
    var spec: OptionSpec
    /// Reads a value; nil where it is not right.
    var read: @Sendable (String?) -> Value?
}

extension Option {
    /// An option whose value `read` understands.
    init(
        _ name: String,
        short: String? = nil,
        valueName: String,
        repeatable: Bool = false,
        expected: Message,
        _ summary: Message,
        read: @escaping @Sendable (String) -> Value?
    ) {
        let reader: @Sendable (String?) -> Value? = { $0.flatMap(read) }
        self.read = reader
        spec = OptionSpec(
            name: name,
            short: short,
            takes: .value,
            valueName: valueName,
            choices: [],
            isRepeatable: repeatable,
            summary: summary,
            expected: expected,
            accepts: { reader($0) != nil }
        )
    }
}

extension Option where Value == Bool {
    /// An option without a value; `call[flag] ?? false` says whether it is there.
    static func flag(_ name: String, short: String? = nil, _ summary: Message) -> Option {
        let spec = OptionSpec(
            name: name,
            short: short,
            takes: .nothing,
            valueName: "",
            choices: [],
            isRepeatable: true,
            summary: summary,
            expected: Message(same: ""),
            accepts: { $0 == nil }
        )
        return Option(spec: spec, read: { _ in true })
    }
}

extension Option where Value == String {
    /// An option with any text.
    static func text(
        _ name: String,
        short: String? = nil,
        valueName: String,
        repeatable: Bool = false,
        _ summary: Message
    ) -> Option {
        Option(
            name,
            short: short,
            valueName: valueName,
            repeatable: repeatable,
            expected: Message(ja: "空でない文字列", en: "a text that is not empty"),
            summary
        ) { $0.isEmpty ? nil : $0 }
    }
}

extension Option where Value == Int {
    /// An option with a whole number of `least` or more.
    static func integer(_ name: String, least: Int, _ summary: Message) -> Option {
        Option(
            name,
            valueName: "N",
            expected: Message(ja: "\(least) 以上の整数", en: "a whole number of \(least) or more"),
            summary
        ) { text in
            guard let first = text.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
                return nil
            }
            return Int(text).flatMap { $0 >= least ? $0 : nil }
        }
    }
}

extension Option where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// An option with one of a few words.
    static func choice(_ name: String, _ summary: Message) -> Option {
        let words = Value.allCases.map(\.rawValue)
        let list = words.joined(separator: "|")
        var option = Option(
            name,
            valueName: list,
            expected: Message(same: list),
            summary,
            read: { Value(rawValue: $0) }
        )
        option.spec.choices = words
        return option
    }

    /// An option that may stand alone, which means `alone`, or have one of a few words behind `=`.
    static func optionalChoice(_ name: String, alone: Value, _ summary: Message) -> Option {
        var option = choice(name, summary)
        let words = Value.allCases.filter { $0.rawValue != alone.rawValue }.map(\.rawValue)
        let list = words.joined(separator: "|")
        option.spec.takes = .optionalValue
        option.spec.valueName = list
        option.spec.expected = Message(same: list)
        option.spec.choices = words
        let read: @Sendable (String?) -> Value? = { text in
            guard let text else { return alone }
            return words.contains(text) ? Value(rawValue: text) : nil
        }
        option.read = read
        option.spec.accepts = { read($0) != nil }
        return option
    }
}
