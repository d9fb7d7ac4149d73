/// A language in which Engawa speaks to people: messages, headings, legends.
public enum Language: String, Sendable, CaseIterable {
    /// Japanese (日本語).
    case ja
    /// English.
    case en
}

/// A text in every language that Engawa speaks; the reader's language is chosen where it is shown.
public struct Message: Sendable, Hashable {
    /// The Japanese text.
    public var ja: String
    /// The English text.
    public var en: String

    /// A message from its two texts.
    public init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }

    /// The text in `language`.
    public subscript(language: Language) -> String {
        switch language {
        case .ja: ja
        case .en: en
        }
    }
}
