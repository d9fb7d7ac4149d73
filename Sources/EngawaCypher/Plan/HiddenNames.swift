import EngawaGraph

/// Names that mean something new, looked for in the canonical texts of expressions.
struct HiddenNames {
    /// Names without a back quote, which stand between two of them in a canonical text.
    private var plain: Set<ExactText> = []
    private var quoted: [String] = []

    var isEmpty: Bool { plain.isEmpty && quoted.isEmpty }

    mutating func insert(_ name: String) {
        if name.utf8.contains(UInt8(ascii: "`")) { quoted.append(name) } else { plain.insert(ExactText(name)) }
    }

    /// Those that an expression uses. O(length of the text).
    func used(in canonical: String) -> [String] {
        var found = quoted.filter { canonical.contains("`\($0)`") }
        guard !plain.isEmpty, canonical.utf8.contains(UInt8(ascii: "`")) else { return found }
        for part in canonical.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
            .dropFirst().dropLast()
        {
            let name = String(Substring(part))
            if plain.contains(ExactText(name)) { found.append(name) }
        }
        return found
    }
}
