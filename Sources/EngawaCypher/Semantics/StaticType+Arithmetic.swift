extension StaticType {
    /// Kinds that no operator of numbers takes.
    private static let never: Kinds = [.boolean, .string, .list, .map, .node, .relationship, .path]

    /// What an operator makes of two operands; nil where no values of these types would do.
    static func result(of operation: ArithmeticOperator, _ left: StaticType, _ right: StaticType) -> StaticType? {
        switch operation {
        case .add: return sum(left, right)
        case .subtract, .multiply, .divide:
            guard !left.isOnly(never), !right.isOnly(never) else { return nil }
            return left.isOnly(.number) && right.isOnly(.number) ? numeric(left, right) : .any
        case .remainder, .power:
            guard left.canBe(.number), right.canBe(.number) else { return nil }
            if operation == .power { return .float }
            return left.isOnly(.number) && right.isOnly(.number) ? numeric(left, right) : .number
        }
    }

    private static func numeric(_ left: StaticType, _ right: StaticType) -> StaticType {
        if left.isOnly(.float) || right.isOnly(.float) { return .float }
        return left.isOnly(.integer) && right.isOnly(.integer) ? .integer : .number
    }

    /// Numbers, texts, lists, and times with durations can be added.
    private static func sum(_ left: StaticType, _ right: StaticType) -> StaticType? {
        let unaddable: Kinds = [.boolean, .map, .node, .relationship, .path]
        for (one, other) in [(left, right), (right, left)] where one.isOnly(unaddable) {
            guard other.canBe([.list, .string]) else { return nil }
        }
        if left.isOnly(.list) || right.isOnly(.list) {
            let parts = [left, right].map { $0.isOnly(.list) ? $0.element : $0.kinds.contains(.list) ? .any : $0 }
            return .list(of: parts[0].joined(with: parts[1]))
        }
        if left.isOnly(.number), right.isOnly(.number) { return numeric(left, right) }
        if left.isOnly(.string), right.isOnly([.string, .integer, .float]) { return .string }
        if right.isOnly(.string), left.isOnly([.string, .integer, .float]) { return .string }
        return .any
    }

    /// How people call it, where it is of one kind.
    var name: CypherError.Text {
        let ja: String
        let en: String
        switch kinds {
        case .boolean: (ja, en) = ("真偽値", "a boolean")
        case .integer: (ja, en) = ("整数", "an integer")
        case .float: (ja, en) = ("小数", "a float")
        case .number: (ja, en) = ("数", "a number")
        case .string: (ja, en) = ("文字列", "a string")
        case .list: (ja, en) = ("リスト", "a list")
        case .map: (ja, en) = ("マップ", "a map")
        case .node: (ja, en) = ("ノード", "a node")
        case .relationship: (ja, en) = ("関係", "a relationship")
        case .path: (ja, en) = ("パス", "a path")
        case .date: (ja, en) = ("日付", "a date")
        case .localTime, .time: (ja, en) = ("時刻", "a time")
        case .localDateTime, .dateTime: (ja, en) = ("日時", "a date with a time")
        case .duration: (ja, en) = ("期間", "a duration")
        default: (ja, en) = ("別の型の値", "a value of another type")
        }
        return CypherError.Text(ja: ja, en: en)
    }
}

extension StaticType.Kinds {
    /// How people call one of these kinds.
    var name: CypherError.Text {
        let names: [(StaticType.Kinds, String, String)] = [
            (.boolean, "真偽値", "a boolean"), (.number, "数", "a number"), (.integer, "整数", "an integer"),
            (.float, "小数", "a float"), (.string, "文字列", "a string"), (.list, "リスト", "a list"),
            (.map, "マップ", "a map"), (.node, "ノード", "a node"), (.relationship, "関係", "a relationship"),
            (.path, "パス", "a path"), (.temporal, "日付か時刻か期間", "a date, a time or a duration"),
        ]
        var left = self
        var (ja, en): ([String], [String]) = ([], [])
        for (kinds, nameJa, nameEn) in names where left.isSuperset(of: kinds) {
            left.subtract(kinds)
            ja.append(nameJa)
            en.append(nameEn)
        }
        guard let lastJa = ja.popLast(), let lastEn = en.popLast() else {
            return CypherError.Text(ja: "別の型の値", en: "a value of another type")
        }
        return CypherError.Text(
            ja: ja.isEmpty ? lastJa : ja.joined(separator: "、") + "か" + lastJa,
            en: en.isEmpty ? lastEn : en.joined(separator: ", ") + " or " + lastEn
        )
    }
}
