extension SheetKind {
    /// The column that a header names, read as in a sheet: in Japanese or English, without regard to width, case, spaces
    /// and notes in parentheses; nil where a sheet of this kind knows none of that name. O(columns).
    package func header(called title: String) -> Header? {
        let key = HeaderKey(title)
        return headers.first { HeaderMatch.names(of: $0).contains(key.full) }
            ?? headers.first { HeaderMatch.names(of: $0).contains(key.bare) }
    }
}
