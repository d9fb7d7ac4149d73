extension SheetHeader {
    /// Understands a header row: which kind of sheet it is of, and where its columns are.
    ///
    /// Among the kinds whose required columns are all there, the one with most of them wins, then the one that knows
    /// most of the headers, then the first. But a sheet that is nearly another kind lacks a column of that one.
    init(titles: [String?]) throws(HeaderFailure) {
        let keys = titles.map { $0.map(HeaderKey.init) }
        let matches = SheetKind.allCases.map { HeaderMatch(kind: $0, keys: keys) }
        let fitting = Self.best(matches.filter(\.missing.isEmpty)) { ($0.kind.requiredCount, $0.count) }
        let failing = matches.filter { !$0.missing.isEmpty }
        if let lacking = Self.intended(failing, instead: fitting, keys: keys) {
            throw Self.missing(lacking, titles: titles, keys: keys)
        }
        guard let match = fitting else { throw Self.unknownKind(titles: titles, keys: keys) }
        let unknown = keys.indices.filter { index in
            keys[index] != nil && !match.places.values.contains { $0.contains(index) }
        }
        let problems = Self.duplicates(match: match, unknown: unknown, titles: titles)
        guard problems.isEmpty else { throw HeaderFailure(problems: problems) }
        kind = match.kind
        self.titles = titles
        self.unknown = unknown
        places = SheetColumn.allCases.map { match.places[$0]?.first }
    }

    private static func best(_ matches: [HeaderMatch], by weight: (HeaderMatch) -> (Int, Int)) -> HeaderMatch? {
        var best: HeaderMatch?
        for match in matches {
            if let old = best, weight(match) <= weight(old) { continue }
            best = match
        }
        return best
    }

    /// The kind that the writer of the sheet meant, where it lacks a column, or nil.
    private static func intended(
        _ failing: [HeaderMatch],
        instead fitting: HeaderMatch?,
        keys: [HeaderKey?]
    ) -> HeaderMatch? {
        let misspelt = failing.filter { match in
            match.count > 0 && match.missing.allSatisfy { match.guess(for: $0, keys: keys, loosely: false) != nil }
        }
        guard let fitting else {
            return best(misspelt) { (0, $0.count) } ?? best(failing.filter { $0.count > 0 }) { (0, $0.count) }
        }
        let closer = failing.filter { match in
            guard match.count > 0, match.kind.requiredCount > fitting.kind.requiredCount else { return false }
            return match.count >= fitting.count + 2 || (match.hasHallmark && match.count > fitting.count)
        }
        let respelt = misspelt.filter {
            $0.kind.requiredCount > fitting.kind.requiredCount && $0.count >= fitting.count
        }
        return best(respelt) { (0, $0.count) } ?? best(closer) { (0, $0.count) }
    }

    private static func missing(_ match: HeaderMatch, titles: [String?], keys: [HeaderKey?]) -> HeaderFailure {
        let found = titles.compactMap { $0 }
        return HeaderFailure(
            problems: match.missing.map { header in
                let place = match.guess(for: header, keys: keys, loosely: true)
                let guess = place.flatMap { titles[$0] }
                return (
                    nil, .missingColumn(header: header.japanese, kind: match.kind, found: found, guess: guess)
                )
            }
        )
    }

    private static func unknownKind(titles: [String?], keys: [HeaderKey?]) -> HeaderFailure {
        var guesses: [HeaderGuess] = []
        let known = SheetKind.allCases.flatMap(\.headers).flatMap { header in
            zip([header.japanese, header.english], HeaderMatch.names(of: header))
        }
        for (title, key) in zip(titles, keys) {
            guard let title, let key, key.bare.unicodeScalars.count > 1 else { continue }
            let near = known.map { (word: $0.0, distance: HeaderKey.distance(key.bare, $0.1)) }
            let allowed = key.bare.unicodeScalars.count > 5 ? 2 : 1
            if let best = near.min(by: { $0.distance < $1.distance }), best.distance <= allowed {
                guesses.append(HeaderGuess(found: title, known: best.word))
            }
        }
        let found = titles.compactMap { $0 }
        return HeaderFailure(problems: [(nil, .noKnownKind(found: found, guesses: guesses))])
    }

    private static func duplicates(
        match: HeaderMatch,
        unknown: [Int],
        titles: [String?]
    ) -> [(column: String?, code: SheetError.Code)] {
        var groups = match.places.values.filter { $0.count > 1 }
        for (order, place) in unknown.enumerated() where !unknown[..<order].contains(where: same(place)) {
            let group = unknown[order...].filter { $0 == place || same(place)($0) }
            if group.count > 1 { groups.append(group) }
        }
        groups.sort { $0[0] < $1[0] }
        return groups.map { group in
            (titles[group[0]], .duplicateColumn(letters: group.map(letter)))
        }
        func same(_ place: Int) -> (Int) -> Bool {
            { other in
                guard let one = titles[place], let two = titles[other] else { return false }
                return Array(one.utf8) == Array(two.utf8)
            }
        }
    }
}
