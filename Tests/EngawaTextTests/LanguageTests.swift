import Testing

@testable import EngawaText

@Suite struct LanguageTests {
    @Test(
        "the locale decides: Japanese for ja*, English for everybody else",
        arguments: [
            ("ja_JP.UTF-8", Language.ja), ("ja", .ja), ("ja-JP", .ja), ("en_US.UTF-8", .en), ("C", .en),
            ("C.UTF-8", .en), ("de_DE", .en), ("", .en), ("JA", .en),
        ]
    )
    func locale(name: String, language: Language) {
        #expect(Language(environment: ["LANG": name]) == language)
    }

    @Test("LC_ALL goes before LC_MESSAGES before LANG, and an empty one counts as unset")
    func order() {
        #expect(Language(environment: ["LC_ALL": "ja_JP", "LC_MESSAGES": "en_US", "LANG": "en_US"]) == .ja)
        #expect(Language(environment: ["LC_MESSAGES": "ja_JP", "LANG": "en_US"]) == .ja)
        #expect(Language(environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "ja_JP"]) == .ja)
        #expect(Language(environment: ["LC_ALL": "C", "LANG": "ja_JP"]) == .en)
        #expect(Language(environment: [:]) == .en)
    }

    @Test("messages are chosen by language and join in each")
    func messages() {
        let message = Message(ja: "縁側", en: "veranda") + Message(same: "!")
        #expect(message[.ja] == "縁側!")
        #expect(message[.en] == "veranda!")
    }
}
