import EngawaGraph

extension Operations {
    /// `IN`, of a value that should be a list: true where an element equals, else null where one might, else false.
    static func isIn(_ element: CypherValue, _ list: CypherValue) throws(CypherError) -> Bool? {
        switch list {
        case .null: return nil
        case .list(let elements): return isIn(element, elements)
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "IN の右にはリストが必要ですが、\(list.kindName.ja)があります。[…] で囲んでください",
                en: "IN needs a list on its right, and there is \(list.kindName.en); put it in brackets: […]"
            )
        }
    }

    /// `IN`: true where an element equals, else null where one might, else false. O(size of the list).
    static func isIn(_ element: CypherValue, _ list: [CypherValue]) -> Bool? {
        var isUnknown = false
        for candidate in list {
            switch candidate.equals(element) {
            case true?: return true
            case nil: isUnknown = true
            case false?: break
            }
        }
        return isUnknown ? nil : false
    }

    /// `container[index]` of a list (from 0, or from the end with -1; null outside of it) or of a map (null where it
    /// does not have the name). Nodes and relationships are the caller's.
    static func element(_ container: CypherValue, _ index: CypherValue) throws(CypherError) -> CypherValue {
        switch (container, index) {
        case (.list(let elements), .integer(let index)):
            let place = index < 0 ? index + Int64(elements.count) : index
            return place >= 0 && place < elements.count ? elements[Int(place)] : .null
        case (.map(let map), .string(let key)): return map[key] ?? .null
        case (.null, _), (_, .null): return .null
        case (.list, _):
            throw .runtime(
                .typeError,
                "ListElementAccessByNonInteger",
                ja: "リストの要素は整数で選びますが、\(index.kindName.ja)が指定されています。整数にしてください",
                en: "the elements of a list are chosen by an integer, and this is \(index.kindName.en); use an integer"
            )
        case (.map, _):
            throw .runtime(
                .typeError,
                "MapElementAccessByNonString",
                ja: "マップの値は名前(文字列)で選びますが、\(index.kindName.ja)が指定されています。文字列にしてください",
                en: "the values of a map are chosen by a string, and this is \(index.kindName.en); use a string"
            )
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "[…] で要素を選べるのはリストとマップですが、\(container.kindName.ja)に使われています",
                en: "[…] chooses from lists and maps, and this is \(container.kindName.en)"
            )
        }
    }

    /// `list[from..to]`: the elements from `from` on and before `to`, each counted from the end where it is negative;
    /// what lies outside of the list is left out. A bound that is null makes the whole null.
    static func slice(
        _ list: CypherValue,
        from: CypherValue?,
        to: CypherValue?
    ) throws(CypherError) -> CypherValue {
        if list.isNull || from?.isNull == true || to?.isNull == true { return .null }
        guard case .list(let elements) = list else {
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "[..] で範囲を選べるのはリストだけですが、\(list.kindName.ja)に使われています",
                en: "[..] chooses a part of a list, and this is \(list.kindName.en)"
            )
        }
        let start = try bound(from, of: elements.count) ?? 0
        let end = try bound(to, of: elements.count) ?? elements.count
        return start < end ? .list(Array(elements[start..<end])) : .list([])
    }

    private static func bound(_ value: CypherValue?, of count: Int) throws(CypherError) -> Int? {
        guard let value else { return nil }
        guard case .integer(let index) = value else {
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "リストの範囲は整数で指定しますが、\(value.kindName.ja)があります。整数にしてください",
                en: "the bounds of a part of a list are integers, and one is \(value.kindName.en); use an integer"
            )
        }
        let place = index < 0 ? index + Int64(count) : index
        return Int(min(max(place, 0), Int64(count)))
    }

    /// `value.key` of a map (null where it does not have the name) or of a temporal value. Nodes and relationships are
    /// the caller's.
    static func property(_ value: CypherValue, _ key: String) throws(CypherError) -> CypherValue {
        switch value {
        case .null: return .null
        case .map(let map): return map[key] ?? .null
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
            if let component = try TemporalFields.component(key, of: value) { return component }
            let names = TemporalFields.names(of: value).joined(separator: ", ")
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "\(value.kindName.ja)に「\(key)」はありません。次のものがあります: \(names)",
                en: "there is no `\(key)` in \(value.kindName.en); there are: \(names)"
            )
        default:
            throw .runtime(
                .typeError,
                "InvalidArgumentType",
                ja: "「.\(key)」はノード、関係、マップ、日時に使えますが、\(value.kindName.ja)に使われています",
                en: "`.\(key)` is for nodes, relationships, maps and temporal values, and this is \(value.kindName.en)"
            )
        }
    }
}
