import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaCommand

/// `engawa shell` with a script, and as a person would see it.
@Suite struct ShellTests {
    private func script(_ text: String, _ map: String = "a.engawa", in shop: Workshop) throws -> ChildProcess.Outcome {
        try EngawaProgram.run(["shell", map], input: Array(text.utf8), in: shop.folder.path)
    }

    @Test("commands are understood, and others are not")
    func commands() throws {
        try Workshop.open { shop in
            let ended = try script(
                ":param 名 = [\"a\", 1]\n:params\n:help\n:begin\n:rollback\n:commit\n:help\n",
                ":memory:",
                in: shop
            )
            // The first failure ends a script.
            #expect(ended.exitCode == 1)
            #expect(ended.output.hasPrefix("$名 = [\"a\", 1]\n  :help "))
            #expect(
                ended.errors
                    == "engawa: the transaction was rolled back\nengawa: no transaction is open (begin opens one)\n"
            )
            for line in [":hepl", ":param a", ":param a = x", ":plan", ":", "::"] {
                #expect(try script(line + "\n:help\n", ":memory:", in: shop).exitCode == 1, "\(line)")
            }
            for line in [":quit", ":q", ":exit;", "", "  ;;", "// nothing"] {
                #expect(try script(line + "\n", ":memory:", in: shop).exitCode == 0, "\(line)")
            }
            #expect(try script(":schema\n", ":memory:", in: shop).output == "kind  name  count\n----  ----  -----\n")
            #expect(
                try EngawaProgram.run(["shell", ":memory:"], input: [0xFF, 0x0A], in: shop.folder.path).exitCode == 1
            )
        }
    }

    @Test("a script runs statement by statement")
    func scripts() throws {
        try Workshop.open { shop in
            try shop.good("init", "a.engawa")
            let ended = try script(
                """
                CREATE (:Actor {name: ';'}); // made
                :param name = ";"
                MATCH (n:Actor {name: $name})
                RETURN n.name AS name, 1 AS one;
                :begin 二つ
                CREATE (:Actor); CREATE (:Actor);
                MATCH (n:Actor) RETURN count(n) AS n;
                :commit
                :begin
                MATCH (n:Actor) DETACH DELETE n;
                :rollback
                MATCH (n:Actor) RETURN count(n) AS n
                """,
                in: shop
            )
            #expect(ended.exitCode == 0)
            #expect(ended.output == "name  one\n----  ---\n;       1\nn\n-\n3\nn\n-\n3\n")
            #expect(ended.errors.contains("engawa: committed as transaction 3\n"))
            #expect(try shop.good("log", "a.engawa", "--limit", "1").contains("二つ"))
            let failed = try script("CREATE (:Actor);\nRETURN x;\nCREATE (:Actor);\n", in: shop)
            #expect(failed.exitCode == 1 && failed.errors.contains("line 1, column 8"))
            #expect(try script("MATCH (n:Actor) RETURN count(n) AS n;", in: shop).output == "n\n-\n4\n")
            #expect(try script(":begin\nCREATE (:Actor);\n", in: shop).exitCode == 0)
            #expect(try script("MATCH (n:Actor) RETURN count(n) AS n;", in: shop).output == "n\n-\n4\n")
            #expect(try script(":schema\n", in: shop).output.contains(":Actor"))
            #expect(try script(":plan MATCH (n) RETURN n\n", in: shop).output.hasPrefix("step "))
        }
    }

    @Test("a person is greeted, goes on after an error, and ends with Ctrl-D")
    func person() throws {
        let output = Sink()
        let errors = Sink()
        var surroundings = InProcess.surroundings(output, errors, ["TERM": "dumb"])
        surroundings.inputIsTerminal = true
        surroundings.outputIsTerminal = true
        var rest = Array(":hepl\nRETURN x;\nRETURN 1 AS a;\n:begin\nCREATE (:A);\n".utf8)[...]
        surroundings.input = LineReader { (room) throws(SystemError) in
            let part = rest.prefix(room.count)
            rest = rest.dropFirst(part.count)
            room.copyBytes(from: part)
            return part.count
        }
        #expect(Program(surroundings).run(["shell", ":memory:"]) == .done)
        #expect(output.text.hasPrefix("The map is :memory:."))
        #expect(output.text.contains("engawa> "))
        #expect(errors.text.hasPrefix("engawa: :hepl is not understood\n  did you mean :help? :help lists all\n"))
        #expect(errors.text.hasSuffix("\n  RETURN x\n         ^\n"))
        #expect(output.text.contains("a\n-\n1\n1 row ("))
        #expect(output.text.contains("engawa*> "))
        #expect(output.text.hasSuffix("the transaction was rolled back\n"))
    }

    @Test("Ctrl-C ends the running statement alone")
    func interrupts() throws {
        let interrupts = Interrupts()
        let start = ContinuousClock.now
        let isCancelled = interrupts.run { cancellation in
            kill(getpid(), SIGINT)
            while !cancellation.isCancelled, start.duration(to: .now) < .seconds(10) {}
            return cancellation.isCancelled
        }
        #expect(isCancelled)
        interrupts.run { #expect(!$0.isCancelled) }
    }
}
