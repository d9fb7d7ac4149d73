import EngawaSheets
import EngawaText

@testable import EngawaCommand

/// What a writer was sent.
final class Sink {
    var bytes: [UInt8] = []
    /// The bytes as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    func writer() -> Writer {
        Writer(Message(same: "the sink")) { (bytes) throws(SystemError) in
            for index in bytes.indices { self.bytes.append(bytes[index]) }
        }
    }
}

/// A run of the command inside the test.
struct InProcess {
    var code: ExitCode
    var output: String
    var errors: String

    /// Runs `words` with an English locale, a fixed clock and account.
    static func run(_ words: [String], environment: [String: String] = [:]) -> InProcess {
        let output = Sink()
        let errors = Sink()
        let code = Program(surroundings(output, errors, environment)).run(words)
        return InProcess(code: code, output: output.text, errors: errors.text)
    }

    static func surroundings(_ output: Sink, _ errors: Sink, _ environment: [String: String] = [:]) -> Surroundings {
        Surroundings(
            output: output.writer(),
            errors: errors.writer(),
            environment: environment,
            outputIsTerminal: false,
            errorsAreTerminal: false,
            clock: { SheetDay(daysSince1970: 20_179) ?? .epoch },
            accountName: { "account" }
        )
    }
}

/// The failure that `body` throws; nil where it throws none.
func failure(of body: () throws(Failure) -> Void) -> Failure? {
    do {
        try body()
        return nil
    } catch {
        return error
    }
}
