import EngawaText

/// A line that is being typed, and where in it.
struct EditedLine: Equatable {
    private(set) var characters: [Character] = []
    /// The place in front of which the next character comes.
    private(set) var cursor = 0

    var text: String { String(characters) }

    /// The line with the cursor at its end.
    init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    mutating func insert(_ text: String) {
        // A mark joins the character in front of it.
        let before = String(characters[..<cursor]) + text
        let new = Array(before)
        characters.replaceSubrange(..<cursor, with: new)
        cursor = new.count
    }

    mutating func deleteBackward() {
        guard cursor > 0 else { return }
        cursor -= 1
        characters.remove(at: cursor)
    }

    mutating func deleteForward() {
        if cursor < characters.count { characters.remove(at: cursor) }
    }

    mutating func deleteToStart() {
        characters.removeFirst(cursor)
        cursor = 0
    }

    mutating func deleteToEnd() { characters.removeLast(characters.count - cursor) }

    /// Deletes the word in front of the cursor, and the space behind it.
    mutating func deleteWord() {
        let start = wordStart
        characters.removeSubrange(start..<cursor)
        cursor = start
    }

    mutating func move(by distance: Int) { cursor = min(max(0, cursor + distance), characters.count) }
    mutating func moveToStart() { cursor = 0 }
    mutating func moveToEnd() { cursor = characters.count }
    mutating func moveToWordStart() { cursor = wordStart }

    mutating func moveToWordEnd() {
        while cursor < characters.count, characters[cursor].isWhitespace { cursor += 1 }
        while cursor < characters.count, !characters[cursor].isWhitespace { cursor += 1 }
    }

    private var wordStart: Int {
        var place = cursor
        while place > 0, characters[place - 1].isWhitespace { place -= 1 }
        while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
        return place
    }

    /// Where in a terminal of a width the text behind a prompt puts the cursor, and where its end is: rows and columns
    /// from 0. A wide character that does not fit into a row goes to the next one as a whole.
    func layout(behind prompt: String, width: Int) -> (cursor: TerminalPlace, end: TerminalPlace) {
        let width = max(2, width)
        var place = TerminalPlace()
        func put(_ character: Character) {
            let cells = DisplayWidth.of(String(character))
            if place.column + cells > width { place = TerminalPlace(row: place.row + 1) }
            place.column += cells
        }
        func settled() -> TerminalPlace {
            place.column >= width ? TerminalPlace(row: place.row + 1) : place
        }
        for character in prompt { put(character) }
        var cursorPlace = settled()
        for (index, character) in characters.enumerated() {
            put(character)
            if index + 1 == cursor { cursorPlace = settled() }
        }
        return (cursorPlace, settled())
    }
}

/// A cell of a terminal, from the row where something began.
struct TerminalPlace: Equatable {
    var row = 0
    var column = 0
}
