import EngawaCypher
import EngawaLog
import EngawaStore
import EngawaText

/// What a response says of a request that failed.
struct ProtocolFailure: Error, Sendable, Hashable {
    /// The class: one of the openCypher TCK, or `ResourceError`, `TransactionError`, `StorageError`, `ProtocolError`.
    let type: String
    /// `compile time` or `runtime`.
    let phase: String
    /// What exactly.
    let detail: String
    /// What is wrong, for people.
    let message: Message
    /// Where in the query, where there is a place.
    let place: TextPlace?

    private init(_ type: String, _ phase: CypherError.Phase, _ detail: String, _ message: Message, at place: TextPlace?)
    {
        self.type = type
        self.phase = phase.rawValue
        self.detail = detail
        self.message = message
        self.place = place
    }

    /// A failed statement.
    init(_ error: CypherError, in query: String) {
        self.init(
            error.kind.rawValue,
            error.phase,
            error.detail,
            Message(ja: error.message.ja, en: error.message.en),
            at: error.span.map { TextPlace(of: $0.start, in: query) }
        )
    }

    /// A request that is none.
    init(_ error: ProtocolError) {
        self.init("ProtocolError", .compileTime, error.detail.rawValue, error.message, at: nil)
    }

    /// `commit` or `rollback` without a transaction.
    static let noTransaction = ProtocolFailure(
        "TransactionError",
        .runtime,
        "NoTransaction",
        Message(ja: "開いているトランザクションがありません（begin で始めます）", en: "no transaction is open (begin opens one)"),
        at: nil
    )

    /// `begin` within a transaction.
    static let nestedTransaction = ProtocolFailure(
        "TransactionError",
        .runtime,
        "NestedTransaction",
        Message(
            ja: "トランザクションがすでに開いています（commit か rollback で終えます）",
            en: "a transaction is open already (commit or rollback ends it)"
        ),
        at: nil
    )

    /// A map that could not be read or written.
    init(_ error: StoreError, map: String) {
        let failure = error.failure(map)
        let message = failure.advice.map { failure.what + Message(ja: "。", en: "; ") + $0 } ?? failure.what
        if case .log(.noteTooLong) = error {
            self.init(ProtocolError(.messageTooLong, message))
        } else {
            self.init("StorageError", .runtime, ProtocolFailure.detail(of: error), message, at: nil)
        }
    }

    private static func detail(of error: StoreError) -> String {
        guard case .log(let error) = error else { return "IO" }
        return switch error {
        case .locked: "Locked"
        case .damaged: "Damaged"
        case .syncFailed: "SyncFailed"
        case .inDoubt: "InDoubt"
        case .system(let failure):
            switch failure.kind {
            case .noSpace: "NoSpace"
            case .readOnly, .notPermitted: "ReadOnly"
            case .missing, .exists, .unsupported, .inputOutput, .other: "IO"
            }
        case .notAMap, .alreadyExists, .noteTooLong: "IO"
        }
    }
}

/// A place in a text as people count it: from 1, in code points.
struct TextPlace: Sendable, Hashable {
    let line: Int
    let column: Int

    /// The place of the byte at `offset` of a text. A line ends with LF, CR or both. O(offset).
    init(of offset: Int, in text: String) {
        var line = 1
        var column = 1
        var last: UInt8 = 0
        for byte in text.utf8.prefix(offset) {
            if byte == 0x0A, last == 0x0D {
                // The line end was counted already.
            } else if byte == 0x0A || byte == 0x0D {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            last = byte
        }
        self.line = line
        self.column = column
    }
}
