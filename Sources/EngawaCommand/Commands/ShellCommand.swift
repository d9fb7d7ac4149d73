import EngawaText

/// `engawa shell`: a prompt, or the line protocol.
enum ShellCommand {
    static let json = Option<Bool>.flag(
        "json",
        Message(ja: "一行一件の JSON でほかのプログラムとやりとりする", en: "speak JSON, one request and one response per line")
    )

    static let command = Command(
        "shell",
        Message(ja: "対話しながらマップを読み書きする", en: "read and change a map at a prompt"),
        arguments: [CommonArguments.map],
        options: [
            json.spec, StatementOptions.memory.spec, StatementOptions.csvFolder.spec, CommonOptions.wait.spec,
        ],
        examples: [
            Example(
                Message(ja: "engawa shell machi.engawa", en: "engawa shell town.engawa"),
                Message(ja: "対話をはじめる", en: "a prompt")
            ),
            Example(
                Message(ja: "engawa shell :memory: --json", en: "engawa shell :memory: --json"),
                Message(ja: "ほかのプログラムから使う", en: "for another program")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let path = call.value(CommonArguments.map)
        let statements = try StatementRunner(try MapFile.open(path, context), call, context)
        let session = ProtocolSession(
            statements,
            map: path,
            input: context.input,
            output: context.output,
            language: context.language
        )
        try session.run()
        return .done
    }
}
