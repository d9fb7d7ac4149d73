import EngawaCypher
import EngawaGraph
import Testing

@testable import EngawaCommand

@Suite("JSON that comes in")
struct JSONReaderTests {
    /// What a value is written as again.
    private func again(_ text: String) throws -> String {
        var writer = ValueWriter(PropertyGraph())
        var json = JSONBytes()
        try writer.write(JSONReader.value(of: text), to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func problem(_ text: String) -> ProtocolError.Detail? { problem(Array(text.utf8)) }

    private func problem(_ bytes: [UInt8]) -> ProtocolError.Detail? {
        do {
            try bytes.withUnsafeBufferPointer { (bytes) throws(ProtocolError) in
                _ = try JSONReader.read(bytes) { (reader) throws(ProtocolError) in try reader.value() }
            }
            return nil
        } catch {
            return error.detail
        }
    }

    @Test(
        "is the same when it goes out",
        arguments: [
            "null", "true", "false", "0", "-1", "9223372036854775807", "-9223372036854775808", "1.0", "-0.5", "1e100",
            "1e-07", "\"\"", "\"a\"", "\"居場所😀\"", "\"\\\"\\\\\\n\\r\\t\\u0000\\u001f\\u007f\"", "[]", "[1,[2,[]]]",
            "{}",
            "{\"a\":{\"b\":[null]}}", "{\"$$a\":1}", "{\"$$\":1,\"$$$b\":2}", "{\"$float\":\"NaN\"}",
            "{\"$float\":\"Infinity\"}", "{\"$float\":\"-Infinity\"}", "{\"$date\":\"2025-04-01\"}",
            "{\"$localtime\":\"12:30\"}", "{\"$time\":\"12:30Z\"}", "{\"$localdatetime\":\"2025-04-01T12:30\"}",
            "{\"$datetime\":\"2025-04-01T12:30+09:00[Asia/Tokyo]\"}", "{\"$duration\":\"P1Y2M\"}",
        ]
    )
    func roundTrip(_ text: String) throws {
        #expect(try again(text) == text)
    }

    @Test("has several forms")
    func forms() throws {
        #expect(try again(" [ 1 ,\t2\r] ") == "[1,2]")
        #expect(try again("1E2") == "100.0")
        #expect(try again("-0") == "0")
        #expect(try again("-0.0") == "-0.0")
        #expect(try again("1e16") == "1e16")
        #expect(try again("\"\\u00e9\\/\\b\\f\\ud83d\\uDE00\"") == "\"é/\\u0008\\u000c😀\"")
        #expect(try again("{\"a\":1,\"a\":2}") == "{\"a\":2}")
        // Canonically equal, and yet two keys.
        #expect(try again("{\"\\u304C\":1,\"\\u304B\\u3099\":2}") == "{\"\u{304B}\u{3099}\":2,\"\u{304C}\":1}")
    }

    @Test(
        "is strict",
        arguments: [
            "", "nul", "nulls", "tru", "+1", "01", "1.", ".5", "1e", "0x1", "NaN", "Infinity", "'a'", "\"a", "\"\\x\"",
            "\"\\u12\"", "\"\\u123g\"", "\"\n\"", "[1", "[1,]", "[,]", "{", "{a:1}", "{\"a\"}", "{\"a\":}",
            "{\"a\":1,}", "1 2",
            "[1]]", "\u{FEFF}1", "\u{A0}1", "//", "\\",
        ]
    )
    func errors(_ text: String) {
        #expect(problem(text) == .invalidJSON)
    }

    @Test("has numbers, code points, bytes and forms that it refuses")
    func refused() {
        for text in ["9223372036854775808", "-9223372036854775809", "1e999", "123456789012345678901234567890"] {
            #expect(problem(text) == .numberOutOfRange, "\(text)")
        }
        for text in ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud800x", "\\udc00\\ud800"] {
            #expect(problem("\"\(text)\"") == .loneSurrogate, "\(text)")
        }
        for bytes: [UInt8] in [
            [0xFF], [0xC3], [0xE3, 0x81], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        ] {
            #expect(problem([0x22] + bytes + [0x22]) == .invalidUTF8, "\(bytes)")
            #expect(problem([0x22, 0x5C, 0x6E] + bytes + [0x22]) == .invalidUTF8, "\(bytes)")
        }
        for text in [
            "{\"$x\":1}", "{\"$\":1}", "{\"$date\":\"2025-13-01\"}", "{\"$date\":1}", "{\"$float\":\"nan\"}",
            "{\"$date\":\"2025-04-01\",\"a\":1}", "{\"$node\":{}}", "{\"$node\":{\"id\":-1}}",
            "{\"$path\":{\"nodes\":[],\"relationships\":[]}}",
        ] {
            #expect(problem(text) == .invalidValue, "\(text)")
        }
    }

    @Test("nests a thousand deep, and not deeper")
    func depth() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(problem(nested(1000)) == nil)
        #expect(problem(nested(1001)) == .nestingTooDeep)
        #expect(problem(String(repeating: "[", count: 1_000_000)) == .nestingTooDeep)
        #expect(problem(String(repeating: "{\"a\":", count: 1_000_000)) == .nestingTooDeep)
        // Lists beside each other are not in each other.
        #expect(problem("[" + Array(repeating: "[]", count: 5000).joined(separator: ",") + "]") == nil)
    }

    @Test("names nodes, relationships and paths by their ids")
    func entities() throws {
        let node = "{\"$node\":{\"id\":1,\"labels\":[],\"properties\":{}}}"
        let relationship = "{\"$relationship\":{\"id\":7}}"
        guard case .node(NodeID(rawValue: 1)) = try JSONReader.value(of: node),
            case .relationship(RelationshipID(rawValue: 7)) = try JSONReader.value(of: relationship),
            case .path(let path) = try JSONReader.value(
                of: "{\"$path\":{\"nodes\":[\(node),\(node)],\"relationships\":[\(relationship)]}}"
            )
        else {
            Issue.record("other values")
            return
        }
        #expect(path.nodes.count == 2 && path.relationships == [RelationshipID(rawValue: 7)])
        #expect(CypherValue.path(path).missing(from: PropertyGraph()) == "node 1")
        var draft = GraphDraft(PropertyGraph())
        let (first, second) = (draft.createNode(), draft.createNode())
        let tie = try draft.createRelationship("T", from: first, to: second)
        func missing(_ nodes: [NodeID]) -> String? {
            let path = CypherPath(nodes: nodes, relationships: [tie])
            return CypherValue.list([.map(CypherMap([("p", .path(path))]))]).missing(from: draft.graph)
        }
        #expect(missing([first, second]) == nil)
        #expect(missing([second, first]) == nil)
        #expect(missing([first, first]) == "relationship 1")
    }
}
