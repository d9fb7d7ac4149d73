extension Message {
    /// A text that is the same in every language: a name, a path, a command to type.
    package init(same text: String) {
        self.init(ja: text, en: text)
    }

    /// One message after the other.
    package static func + (first: Message, second: Message) -> Message {
        Message(ja: first.ja + second.ja, en: first.en + second.en)
    }
}
