import EngawaText

/// `engawa shell`: a prompt, or the line protocol.
///
/// Its words are settled; its work comes with a later version.
enum ShellCommand {
    static let json = Option<Bool>.flag(
        "json",
        Message(ja: "一行一件の JSON でほかのプログラムとやりとりする", en: "speak JSON, one request and one response per line")
    )

    static let command = Command(
        "shell",
        Message(ja: "対話しながらマップを読み書きする", en: "read and change a map at a prompt"),
        arguments: [CommonArguments.map],
        options: [json.spec, CommonOptions.wait.spec],
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
        isLater: true
    ) { (_, _) throws(Failure) in
        throw .notYet(
            Message(ja: "コマンド shell ", en: "the command shell"),
            instead: Message(
                ja: "engawa import、draw、matrix、log が使えます",
                en: "engawa import, draw, matrix and log do"
            )
        )
    }
}
