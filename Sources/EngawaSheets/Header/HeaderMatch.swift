/// The headers of a sheet held against the columns of one kind.
struct HeaderMatch {
    let kind: SheetKind
    /// For every recognised column the places that may be it; one, unless the sheet repeats it.
    private(set) var places: [SheetColumn: [Int]] = [:]
    /// The required columns that are not there.
    private(set) var missing: [SheetKind.Header] = []

    /// Matches `keys` (nil where a header is blank). A header without a note goes before one with: `開始` is the column
    /// where `開始（予定）` stands beside it.
    init(kind: SheetKind, keys: [HeaderKey?]) {
        self.kind = kind
        for header in kind.headers {
            let names = Self.names(of: header)
            var found = keys.indices.filter { index in keys[index].map { names.contains($0.full) } ?? false }
            if found.isEmpty {
                found = keys.indices.filter { index in keys[index].map { names.contains($0.bare) } ?? false }
            }
            if !found.isEmpty {
                places[header.column] = found
            } else if header.isRequired {
                missing.append(header)
            }
        }
    }

    /// The keys of all headers that some kind of sheet knows, by the header.
    private static let keys: [SheetKind.Header: [String]] = {
        let headers = Set(SheetKind.allCases.flatMap(\.headers))
        return Dictionary(
            uniqueKeysWithValues: headers.map { ($0, [HeaderKey($0.japanese).full, HeaderKey($0.english).full]) }
        )
    }()

    private static let words = Set(keys.values.joined())

    /// What a header is called, as keys: in Japanese, in English.
    static func names(of header: SheetKind.Header) -> [String] {
        keys[header] ?? []
    }

    /// How many columns were recognised.
    var count: Int { places.count }

    /// Whether a column is there that hardly anybody has but in a sheet of ties.
    var hasHallmark: Bool {
        kind == .ties && [SheetColumn.strength, .flow, .lastContact].contains { places[$0] != nil }
    }

    /// A header that is probably meant for a missing column: nearly the same, and no known word itself.
    ///
    /// `loosely` lets words of two characters differ in one: enough for a hint, not for telling what a sheet is.
    func guess(for header: SheetKind.Header, keys: [HeaderKey?], loosely: Bool) -> Int? {
        let used = Set(places.values.joined())
        for name in Self.names(of: header) {
            let length = name.unicodeScalars.count
            guard loosely || length > 2 else { continue }
            let allowed = length > 5 ? 2 : 1
            let near = keys.indices.first { index in
                guard !used.contains(index), let key = keys[index], !Self.words.contains(key.bare) else { return false }
                return key.bare.unicodeScalars.count > 1 && HeaderKey.distance(key.bare, name) <= allowed
            }
            if let near { return near }
        }
        return nil
    }
}
