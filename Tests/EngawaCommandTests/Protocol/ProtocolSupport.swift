import EngawaStore
import EngawaText
import Foundation
import Testing

@testable import EngawaCommand

/// A conversation in the line protocol inside a test.
enum Conversation {
    /// The responses to these requests, each on its own line.
    static func responses(
        to requests: [String],
        on store: GraphStore = .inMemory(),
        map: String = MapFile.memory
    ) throws -> [String] {
        try responses(to: Array((requests.joined(separator: "\n") + "\n").utf8), on: store, map: map)
    }

    /// The responses to these bytes.
    static func responses(
        to bytes: [UInt8],
        on store: GraphStore = .inMemory(),
        map: String = MapFile.memory
    ) throws -> [String] {
        var rest = bytes[...]
        let input = LineReader { (room) throws(SystemError) in
            let part = rest.prefix(room.count)
            rest = rest.dropFirst(part.count)
            room.copyBytes(from: part)
            return part.count
        }
        let sink = Sink()
        let setup = StatementRunner.Setup(
            note: { TransactionNote(author: "tester", message: $0 ?? "query", time: 0) },
            tell: { _ in }
        )
        let session = ProtocolSession(
            StatementRunner(store, setup),
            map: map,
            input: input,
            output: sink.writer(),
            language: .en
        )
        try session.run()
        return sink.text.split(separator: "\n").map(String.init)
    }
}

/// What a response says of an error, as `type detail`; nil where it is none.
func problem(_ response: String) -> String? {
    guard let object = try? JSONSerialization.jsonObject(with: Data(response.utf8)) as? [String: Any],
        let error = object["error"] as? [String: Any], let type = error["type"] as? String,
        let detail = error["detail"] as? String, error["phase"] is String, error["message"] is String
    else { return nil }
    return "\(type) \(detail)"
}

/// The rows of a response as JSON.
func rows(_ response: String) -> String? {
    guard let object = try? JSONSerialization.jsonObject(with: Data(response.utf8)) as? [String: Any],
        let rows = object["rows"],
        let data = try? JSONSerialization.data(withJSONObject: rows, options: [.sortedKeys, .withoutEscapingSlashes])
    else { return nil }
    return String(decoding: data, as: UTF8.self)
}
