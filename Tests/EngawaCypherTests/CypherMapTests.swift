import Testing

@testable import EngawaCypher

@Suite("A map of a query")
struct CypherMapTests {
    @Test("tells names apart by their bytes, and keeps them in order")
    func names() {
        let map = CypherMap([("が", .integer(1)), ("か\u{3099}", .integer(2)), ("a", .null), ("a", .integer(3))])
        #expect(map.keys == ["a", "か\u{3099}", "が"])
        #expect(map["が"]?.integerValue == 1)
        #expect(map["か\u{3099}"]?.integerValue == 2)
        #expect(map["a"]?.integerValue == 3)
        #expect(map["b"] == nil)
    }
}
