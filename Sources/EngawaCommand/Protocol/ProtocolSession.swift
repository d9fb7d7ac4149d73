import EngawaCypher
import EngawaGraph
import EngawaStore
import EngawaText

/// A conversation in the line protocol: one request per line in, one response per line out, in order.
///
/// A transaction lasts from `begin` to `commit` or `rollback`, or for one statement. While one is open, its requests are
/// read within the store's write transaction; so nothing is left open where the conversation ends.
final class ProtocolSession {
    private let statements: StatementRunner
    private let map: String
    private let input: LineReader
    private let output: Writer
    private let language: Language
    private var responses = ResponseWriter()

    /// A session on a map.
    init(_ statements: StatementRunner, map: String, input: LineReader, output: Writer, language: Language) {
        self.statements = statements
        self.map = map
        self.input = input
        self.output = output
        self.language = language
    }

    /// Answers requests until there are no more. Throws exit 5 where input or output fails.
    func run() throws(Failure) {
        while let request = try nextRequest() {
            switch request {
            case .query(let query): try answer(query)
            case .begin(let message): if try !transaction(message) { return }
            case .commit, .rollback: try send(.noTransaction)
            case .ping: try send(responses.ok())
            case .reset: try reset()
            case .procedure(let procedure): try add(procedure)
            }
        }
    }

    // MARK: - Requests

    /// The next request that is one; what is none is answered. Nil at the end.
    private func nextRequest() throws(Failure) -> ProtocolRequest? {
        enum Read { case request(ProtocolRequest), blank, end }
        while true {
            let read = try input.next { (line) throws(ProtocolError) -> Read in
                switch line {
                case .end: return .end
                case .tooLong:
                    throw ProtocolError(
                        .lineTooLong,
                        Message(ja: "行が 64 MiB を超えています", en: "the line is longer than 64 MiB")
                    )
                case .bytes(let bytes):
                    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return .blank }
                    return .request(try ProtocolRequest(bytes))
                }
            }
            switch read {
            case .success(.request(let request)): return request
            case .success(.blank): continue
            case .success(.end): return nil
            case .failure(let error): try send(ProtocolFailure(error))
            }
        }
    }

    private func send(_ response: [UInt8]) throws(Failure) { try output.sendNow(response) }

    private func send(_ failure: ProtocolFailure) throws(Failure) {
        try send(responses.error(failure, language))
    }

    /// What the response says of an error; the process itself cannot go on where there is none for it.
    private func failure(of error: any Error, in query: String = "") throws(Failure) -> ProtocolFailure {
        switch error {
        case let error as CypherError: return ProtocolFailure(error, in: query)
        case let error as ProtocolError: return ProtocolFailure(error)
        case let error as StoreError: return ProtocolFailure(error, map: map)
        default: throw MapFile.failure(of: error, map)
        }
    }

    /// A statement that is a transaction of its own where it changes something. Its response is made before it is
    /// committed, so that one that cannot be said leaves nothing behind, and sent when it is durable.
    private func answer(_ query: StatementRunner.Query) throws(Failure) {
        do {
            try send(try statements.run(query) { try responses.response($0) }.result)
        } catch let error as Failure {
            throw error
        } catch {
            try send(failure(of: error, in: query.text))
        }
        statements.tellSetAside()
    }

    private func reset() throws(Failure) {
        guard map == MapFile.memory else { return try refuse("reset") }
        statements.reset()
        try send(responses.ok())
    }

    private func add(_ procedure: CypherProcedure) throws(Failure) {
        guard map == MapFile.memory else { return try refuse("procedure") }
        statements.procedures.removeAll { $0.name.utf8.elementsEqual(procedure.name.utf8) }
        statements.procedures.append(procedure)
        try send(responses.ok())
    }

    private func refuse(_ request: String) throws(Failure) {
        try send(
            ProtocolFailure(
                ProtocolError(
                    .memoryOnly,
                    Message(ja: "\(request) は :memory: だけで使えます", en: "\(request) works on :memory: only")
                )
            )
        )
    }

    // MARK: - Transactions

    /// Why a transaction ends without a commit.
    private enum RolledBack: Error {
        case asked, reset, endOfInput
    }

    /// A transaction from `begin` on. False where the input ends in it.
    private func transaction(_ message: String?) throws(Failure) -> Bool {
        do {
            let number = try statements.transaction(message) { draft in
                try send(responses.ok())
                try answerRequests(in: &draft)
            }.transaction
            try send(responses.committed(number))
        } catch RolledBack.asked {
            try send(responses.ok())
        } catch RolledBack.reset {
            try reset()
        } catch RolledBack.endOfInput {
            return false
        } catch let error as Failure {
            throw error
        } catch {
            try send(failure(of: error))
        }
        statements.tellSetAside()
        return true
    }

    /// Answers the requests of a transaction until it is to be committed. Throws `RolledBack` where it is not.
    private func answerRequests(in draft: inout GraphDraft) throws {
        while let request = try nextRequest() {
            switch request {
            case .query(let query): try answer(query, in: &draft)
            case .begin: try send(.nestedTransaction)
            case .commit: return
            case .rollback: throw RolledBack.asked
            case .ping: try send(responses.ok())
            case .reset:
                guard map == MapFile.memory else {
                    try refuse("reset")
                    break
                }
                throw RolledBack.reset
            case .procedure(let procedure): try add(procedure)
            }
        }
        throw RolledBack.endOfInput
    }

    /// A statement within a transaction. One that fails leaves the draft as it was.
    private func answer(_ query: StatementRunner.Query, in draft: inout GraphDraft) throws {
        do {
            try send(try statements.run(query, in: &draft) { try responses.response($0) })
        } catch let error as Failure {
            throw error
        } catch {
            try send(failure(of: error, in: query.text))
        }
    }
}
