/// A header without what people vary: width, case, spaces, underscores, stars and notes in parentheses.
struct HeaderKey: Hashable {
    /// Without spaces, underscores, hyphens and stars, in NFKC, lower case.
    let full: String
    /// The same without notes at its end: `(必須)`, `【任意】`, `[yyyy/mm/dd]`, `必須`.
    let bare: String

    init(_ header: String) {
        let folded = FoundationText.nfkc(header).lowercased()
        var scalars = String.UnicodeScalarView()
        for scalar in folded.unicodeScalars {
            switch scalar {
            case "_", "-", "*", "※", "\u{200B}", "\u{FEFF}": continue
            default: if !scalar.properties.isWhitespace { scalars.append(scalar) }
            }
        }
        full = String(scalars)
        bare = Self.withoutNotes(scalars)
    }

    private static func withoutNotes(_ scalars: String.UnicodeScalarView) -> String {
        let pairs: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "】": "【", "〕": "〔", ">": "<"]
        var rest = Array(scalars)[...]
        while let last = rest.last {
            if let opening = pairs[last], let place = rest.lastIndex(of: opening), place > rest.startIndex {
                rest = rest[..<place]
            } else if rest.count > 2, rest.suffix(2).elementsEqual("必須".unicodeScalars) {
                rest = rest.dropLast(2)
            } else {
                break
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: rest)
        return String(view)
    }

    /// How many scalars have to be changed, put in or left out to make one text of the other. O(n·m).
    static func distance(_ one: String, _ other: String) -> Int {
        let left = Array(one.unicodeScalars)
        let right = Array(other.unicodeScalars)
        var row = Array(0...right.count)
        for (i, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, candidate) in right.enumerated() {
                let replaced = diagonal + (scalar == candidate ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
