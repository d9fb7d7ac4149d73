import EngawaEcomap
import EngawaText

/// `--for` where a command lists people or what people wrote.
enum EditionOption {
    static let edition = Option<Edition>.choice(
        "for",
        Message(ja: "誰に見せるか（省略時は meeting: 会議用）", en: "who may see it (meeting by default)")
    )
}
