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
        notes: [
            Message(
                ja: "文は ; で終えます。: で始まる行は指示です（:help、:schema、:plan、:param、:begin、:commit、:rollback、:quit）。",
                en:
                    "A ; ends a statement. Lines with a colon are commands (:help :schema :plan :param :begin :commit :quit)."
            ),
            Message(
                ja: "Ctrl-C は実行中の文だけを止めます。端末でない標準入力からは文の並びを読み、最初の失敗で終わります。",
                en:
                    "Ctrl-C ends the running statement only. Off a terminal it reads a script, which the first failure ends."
            ),
        ],
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
        if call.has(json) {
            let session = ProtocolSession(
                statements,
                map: path,
                input: context.input,
                output: context.output,
                language: context.language
            )
            try session.run()
        } else {
            try converse(statements, path, context)
        }
        return .done
    }

    /// Talks with a person, or reads a script.
    private static func converse(_ statements: StatementRunner, _ path: String, _ context: Context) throws(Failure) {
        let isInteractive = context.inputIsTerminal && context.outputIsTerminal
        let canEdit = isInteractive && !["", "dumb"].contains(context.environment["TERM"] ?? "")
        let input: any ShellInput =
            canEdit
            ? LineEditor.ofTerminal(context.output)
            : PlainInput(context.input, prompts: isInteractive ? context.output : nil)
        let session = ShellSession(
            statements,
            map: path,
            input: input,
            context: context,
            isInteractive: isInteractive,
            interrupts: isInteractive ? Interrupts() : nil
        )
        try session.run()
    }
}
