import EngawaText

/// HTML that grows: every text and every value of an attribute goes through the one function that escapes them.
struct HTMLMarkup {
    /// What has been written.
    private(set) var text = ""

    /// An attribute: its name, and its value; one without a value where that is nil.
    typealias Attribute = (name: String, value: String?)

    /// A start tag.
    mutating func open(_ name: String, _ attributes: Attribute...) {
        open(name, attributes: attributes)
    }

    /// A start tag.
    mutating func open(_ name: String, attributes: [Attribute], isEmpty: Bool = false) {
        text += "<\(name)"
        for attribute in attributes {
            text += " \(attribute.name)"
            if let value = attribute.value { text += "=\"\(HTMLText.escaped(value))\"" }
        }
        text += isEmpty ? "/>" : ">"
    }

    /// An end tag.
    mutating func close(_ name: String) { text += "</\(name)>" }

    /// An end tag and a line break, which tells nobody anything but makes the file readable.
    mutating func closeLine(_ name: String) { text += "</\(name)>\n" }

    /// A text.
    mutating func write(_ words: String) { text += HTMLText.escaped(words) }

    /// An element with a text in it.
    mutating func element(_ name: String, _ attributes: Attribute..., text words: String) {
        open(name, attributes: attributes)
        write(words)
        closeLine(name)
    }

    /// A name that people chose, apart from its surroundings: whatever its direction, the rest of the line keeps its own.
    mutating func name(_ words: String) {
        open("bdi")
        write(words)
        close("bdi")
    }

    /// What is HTML already, and escaped.
    mutating func append(_ other: HTMLMarkup) { text += other.text }

    /// Text of the program itself, for an element whose content is not HTML: a script or a style.
    mutating func verbatim(_ words: StaticString) { text += "\(words)" }

    /// Data for the page's script.
    mutating func data(_ json: JSONText, id: String) {
        open("script", ("type", "application/json"), ("id", id))
        text += HTMLText.script(json)
        closeLine("script")
    }
}
