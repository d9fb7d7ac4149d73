import Testing

@testable import EngawaCypher

@Suite("The type of an expression")
struct StaticTypeTests {
    @Test(
        "is refused where no run could make it right",
        arguments: [
            "RETURN 1 AND true", "RETURN 'a' OR false", "RETURN null XOR []", "RETURN NOT 0", "RETURN NOT [true]",
            "MATCH (n) WHERE n RETURN n",
            "MATCH (n) WHERE (n) RETURN n",
            "RETURN 1 IN 'abc'",
            "RETURN [1, 2][0.5]",
            "RETURN [x IN 1 | x]",
            "RETURN none(x IN ['Clara'] WHERE x % 2 = 0)",
            "RETURN any(x IN [false, null] WHERE x % 2 = 0)",
            "RETURN true + 1", "RETURN 'a' - 1", "RETURN -'a'",
            "MATCH (n) RETURN length(n)", "MATCH ()-[r]->() RETURN length(r)", "MATCH p = (n) RETURN size(p)",
            "MATCH (n) RETURN type(n)", "MATCH p = (n) RETURN labels(p)", "MATCH ()-[r]->() RETURN labels(r)",
            "RETURN properties(1)", "RETURN properties([true])", "RETURN keys('a')", "MATCH (n) RETURN startNode(n)",
            "MATCH (n) MATCH r = (n)-[*]->() WHERE r.name = 'a' RETURN r",
            "MATCH (n) SET n = 1",
            "WITH 1 AS x SET x.a = 1",
            "MATCH ()-[r]->() SET r:A",
            "LOAD CSV FROM 1 AS row RETURN row",
        ]
    )
    func refused(_ text: String) {
        #expect(Checking.outcome(text) == "InvalidArgumentType")
    }

    @Test(
        "of a value that has no properties or elements is a matter of types",
        arguments: ["true", "1", "1.5", "'a'", "[1, true]"]
    )
    func access(_ value: String) {
        #expect(Checking.outcome("WITH \(value) AS x RETURN x.num") == "TypeError: InvalidArgumentType")
    }

    @Test("of a value that has no elements is a matter of types", arguments: ["true", "1", "1.5", "'a'"])
    func element(_ value: String) {
        #expect(Checking.outcome("WITH \(value) AS x RETURN x[0]") == "TypeError: InvalidArgumentType")
    }

    @Test(
        "is accepted where a run may make it right",
        arguments: [
            "RETURN $x AND true", "MATCH (n) WHERE n.a RETURN n", "RETURN null AND true", "RETURN NOT null",
            "WITH [1, 'a'] AS list RETURN list[0] % 2, list[1] % 2",
            "UNWIND [1, 'a', null] AS x RETURN x + 1, x % 2",
            "MATCH (n) WITH [n, 1] AS list RETURN labels(list[0]), list[1] + 1",
            "RETURN any(x IN [] WHERE x % 2 = 0)",
            "RETURN 1 IN null, null[0], null.a, [1][null], [1][0..null]",
            "WITH null AS n MATCH (n) RETURN n",
            "RETURN date('2024-01-01').year, duration('P1D') * 2, -duration('P1D')",
            "RETURN [1] + 2 + [true], 'a' + 1 + true, {a: 1}.a.b",
            "MATCH (n) RETURN CASE WHEN true THEN n END.name, coalesce(n, 1).name",
            "RETURN reduce(s = '', x IN [1] | s + x) + 1",
            "MATCH (n) SET n.a = [{b: 1}] SET n = properties(n) SET n += $map SET (n).a = 1",
            "RETURN range(true, 1), toInteger([]), percentileCont(1, 1000)",
        ]
    )
    func accepted(_ text: String) {
        #expect(Checking.outcome(text) == "fine")
    }

    @Test("joins what it may be")
    func joined() {
        #expect(StaticType.integer.joined(with: .float) == .number)
        #expect(StaticType.null.joined(with: .string) == .string)
        #expect(StaticType.list(of: .integer).joined(with: .list(of: .float)) == .list(of: .number))
        #expect(StaticType.list(of: .integer).joined(with: .string).element == .integer)
        #expect(StaticType.any.joined(with: .list(of: .integer)) == .any)
        #expect(StaticType.list(of: .string).joined(with: .integer).unwound == .any)
    }

    @Test("is named in both languages")
    func named() {
        let error = Checking.error("MATCH (n) RETURN type(n)")
        #expect(error?.message.en == "a relationship is needed here, but this is a node")
        #expect(error?.message.ja == "ここには関係が要りますが、ノードが書かれています")
    }

    @Test("of a long chain is found, and of what nests too deep is refused")
    func deep() {
        func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
        #expect(Checking.outcome("RETURN 1\(times(" + 1", 290)) AS x") == "fine")
        #expect(Checking.outcome("RETURN 1\(times(" + 1", 900)) AS x") == "NestingTooDeep")
        #expect(Checking.outcome("RETURN \(times("[", 200))\(times("]", 200))") == "fine")
        #expect(Checking.outcome("RETURN \(times("NOT ", 290))true") == "fine")
        #expect(Checking.outcome("RETURN \(times("NOT ", 900))true") == "NestingTooDeep")
        let exists = times("exists { MATCH (n) WHERE \(times("NOT ", 30))", 30)
        #expect(Checking.outcome("MATCH (n) WHERE \(exists)true\(times("}", 30)) RETURN n") == "NestingTooDeep")
    }
}
