import EngawaHash
import EngawaText

/// What every page is framed by: one file that holds all it needs and may ask for nothing.
///
/// The policy of content names the one style and the one script by their hashes; nothing else may run or be fetched.
struct PageFrame {
    /// The title of the window.
    let title: String
    /// The language of the page.
    let language: Language
    /// The style, text of the program alone.
    let style: [StaticString]
    /// The script, text of the program alone; nil where the page does without.
    let script: String?

    /// The whole file around `body`.
    func html(_ body: HTMLMarkup) -> String {
        let style = self.style.map { "\($0)" }.joined()
        var page = HTMLMarkup()
        page.open("html", ("lang", language.rawValue))
        page.open("head")
        page.open("meta", ("charset", "utf-8"))
        page.open("meta", ("http-equiv", "Content-Security-Policy"), ("content", policy(style)))
        page.open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
        page.open("meta", ("name", "referrer"), ("content", "no-referrer"))
        page.open("meta", ("name", "robots"), ("content", "noindex"))
        page.element("title", text: title)
        var text = "<!DOCTYPE html>\n" + page.text + "<style>" + style + "</style>\n</head>\n" + body.text
        if let script { text += "<script>" + script + "</script>\n" }
        return text + "</body>\n</html>\n"
    }

    private func policy(_ style: String) -> String {
        var parts = ["default-src 'none'", "style-src '\(PageFrame.hash(style))'"]
        if let script { parts.append("script-src '\(PageFrame.hash(script))'") }
        return (parts + ["base-uri 'none'", "form-action 'none'"]).joined(separator: "; ")
    }

    private static func hash(_ text: String) -> String {
        "sha256-" + Base64.text(of: SHA256.digest(of: Array(text.utf8)))
    }
}
