/// A regular expression without back references and look-around, matched against whole texts by following all its ways
/// at once: O(length of the text · size of the pattern), whatever the pattern.
///
/// `(a+)+b` costs no more than `a+b`: a matcher that tries one way after the other may need years for it.
/// - Source: K. Thompson, Regular Expression Search Algorithm, Communications of the ACM 11 (1968).
struct LinearPattern: Sendable {
    /// One state of the automaton, and where it goes on.
    private enum State: Sendable {
        case one(Matcher, next: Int)
        case split(Int, Int)
        case start(next: Int)
        case end(next: Int)
        case boundary(isWanted: Bool, next: Int)
        case accept
    }

    /// What a single character may be.
    fileprivate enum Matcher: Sendable {
        case any(includingNewline: Bool)
        case scalar(Unicode.Scalar, ignoresCase: Bool)
        indirect case set([Matcher], isNegated: Bool)
        case range(Unicode.Scalar, Unicode.Scalar, ignoresCase: Bool)
        case digit, space, word
        indirect case not(Matcher)

        func matches(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .any(let includingNewline): includingNewline || !Matcher.isNewline(scalar)
            case .scalar(let wanted, false): scalar == wanted
            case .scalar(let wanted, true): scalar == wanted || Matcher.folded(scalar) == Matcher.folded(wanted)
            case .set(let parts, let isNegated): parts.contains { $0.matches(scalar) } != isNegated
            case .range(let low, let high, let ignoresCase):
                (low...high).contains(scalar)
                    || (ignoresCase && Matcher.cases(scalar).contains { (low...high).contains($0) })
            case .digit: ("0"..."9").contains(scalar)
            case .space: scalar.value == 32 || (9...13).contains(scalar.value)
            case .word: Matcher.isWord(scalar)
            case .not(let matcher): !matcher.matches(scalar)
            }
        }

        static func isWord(_ scalar: Unicode.Scalar) -> Bool {
            ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || scalar == "_"
        }

        private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
            [0x0A, 0x0D, 0x85, 0x2028, 0x2029].contains(scalar.value)
        }

        private static func folded(_ scalar: Unicode.Scalar) -> String { scalar.properties.lowercaseMapping }

        private static func cases(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
            let mappings = [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping]
            return mappings.compactMap { $0.unicodeScalars.count == 1 ? $0.unicodeScalars.first : nil }
        }
    }

    private var states: [State] = []
    private let first: Int

    /// Reads a pattern; nil where it has what this cannot do, or cannot be read.
    init?(_ pattern: String) {
        var reader = Reader(pattern)
        guard let node = reader.alternatives(), reader.isAtEnd else { return nil }
        var states: [State] = [.accept]
        guard let first = LinearPattern.build(node, before: 0, &states, depth: 0) else { return nil }
        self.states = states
        self.first = first
    }

    /// Whether the whole text is one of those that the pattern describes.
    func matches(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var marks = [Int](repeating: -1, count: states.count)
        var current: [Int] = []
        add(first, to: &current, &marks, 0, scalars)
        for (place, scalar) in scalars.enumerated() {
            var next: [Int] = []
            for state in current {
                if case .one(let matcher, let following) = states[state], matcher.matches(scalar) {
                    add(following, to: &next, &marks, place + 1, scalars)
                }
            }
            current = next
            if current.isEmpty { return false }
        }
        return current.contains(0)
    }

    /// A state and all that follow it without a character.
    private func add(
        _ state: Int,
        to list: inout [Int],
        _ marks: inout [Int],
        _ place: Int,
        _ scalars: [Unicode.Scalar]
    ) {
        var open = [state]
        while let state = open.popLast() {
            if marks[state] == place { continue }
            marks[state] = place
            switch states[state] {
            case .split(let left, let right):
                open.append(right)
                open.append(left)
            case .start(let next): if place == 0 { open.append(next) }
            case .end(let next): if place == scalars.count { open.append(next) }
            case .boundary(let isWanted, let next):
                let before = place > 0 && Matcher.isWord(scalars[place - 1])
                let behind = place < scalars.count && Matcher.isWord(scalars[place])
                if (before != behind) == isWanted { open.append(next) }
            case .one, .accept: list.append(state)
            }
        }
    }

    // MARK: - From the tree to states

    fileprivate indirect enum Node: Sendable {
        case empty
        case one(Matcher)
        case start, end
        case boundary(Bool)
        case sequence([Node])
        case either([Node])
        case repeated(Node, Int, Int?)
    }

    private static let mostStates = 20_000

    /// The first state of a node that goes on to another; nil where there would be too many.
    private static func build(_ node: Node, before next: Int, _ states: inout [State], depth: Int) -> Int? {
        guard states.count < mostStates, depth < 500 else { return nil }
        func add(_ state: State) -> Int {
            states.append(state)
            return states.count - 1
        }
        switch node {
        case .empty: return next
        case .one(let matcher): return add(.one(matcher, next: next))
        case .start: return add(.start(next: next))
        case .end: return add(.end(next: next))
        case .boundary(let isWanted): return add(.boundary(isWanted: isWanted, next: next))
        case .sequence(let parts):
            var first = next
            for part in parts.reversed() {
                guard let built = build(part, before: first, &states, depth: depth + 1) else { return nil }
                first = built
            }
            return first
        case .either(let parts):
            var first: Int?
            for part in parts.reversed() {
                guard let built = build(part, before: next, &states, depth: depth + 1) else { return nil }
                first = first.map { add(.split(built, $0)) } ?? built
            }
            return first ?? next
        case .repeated(let part, let least, let most):
            var first = next
            if let most {
                for _ in 0..<max(0, most - least) {
                    guard let built = build(part, before: first, &states, depth: depth + 1) else { return nil }
                    first = add(.split(built, next))
                }
            } else {
                let loop = add(.split(next, next))
                guard let built = build(part, before: loop, &states, depth: depth + 1) else { return nil }
                states[loop] = .split(built, next)
                first = loop
            }
            for _ in 0..<least {
                guard let built = build(part, before: first, &states, depth: depth + 1) else { return nil }
                first = built
            }
            return first
        }
    }
}

// MARK: - Reading

/// Reads the syntax of Java's regular expressions, as far as it is regular.
private struct Reader {
    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var depth = 0
    private var ignoresCase = false
    private var dotTakesNewlines = false

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    var isAtEnd: Bool { place == scalars.count }
    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        place += 1
        return true
    }

    mutating func alternatives() -> LinearPattern.Node? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { return nil }
        var parts: [LinearPattern.Node] = []
        repeat {
            guard let part = sequence() else { return nil }
            parts.append(part)
        } while take("|")
        return parts.count == 1 ? parts[0] : .either(parts)
    }

    private mutating func sequence() -> LinearPattern.Node? {
        var parts: [LinearPattern.Node] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let atom = atom(), let part = quantified(atom) else { return nil }
            parts.append(part)
        }
        return .sequence(parts)
    }

    private mutating func quantified(_ atom: LinearPattern.Node) -> LinearPattern.Node? {
        var least = 1
        var most: Int? = 1
        switch next {
        case "*": (least, most) = (0, nil)
        case "+": (least, most) = (1, nil)
        case "?": (least, most) = (0, 1)
        case "{":
            place += 1
            guard let low = number() else { return nil }
            (least, most) = (low, low)
            if take(",") { most = number() }
            guard next == "}", low <= 1000, (most ?? 0) <= 1000, (most ?? low) >= low else { return nil }
        default: return atom
        }
        place += 1
        // Which way is tried first makes no difference for whole texts; possessive ones are not regular.
        _ = take("?")
        if next == "+" || next == "*" || next == "?" || next == "{" { return nil }
        return .repeated(atom, least, most)
    }

    private mutating func number() -> Int? {
        var digits = ""
        while let scalar = next, ("0"..."9").contains(scalar), digits.count < 6 {
            digits.unicodeScalars.append(scalar)
            place += 1
        }
        return Int(digits)
    }

    private mutating func atom() -> LinearPattern.Node? {
        guard let scalar = next else { return nil }
        place += 1
        switch scalar {
        case ".": return .one(.any(includingNewline: dotTakesNewlines))
        case "^": return .start
        case "$": return .end
        case "[": return set().map { .one($0) }
        case "(": return group()
        case "\\": return escape()
        case "*", "+", "?", "{": return nil
        default: return .one(.scalar(scalar, ignoresCase: ignoresCase))
        }
    }

    private mutating func group() -> LinearPattern.Node? {
        let saved = (ignoresCase, dotTakesNewlines)
        if take("?") {
            if take("<") {
                // A name; look-behind has none.
                guard let first = next, first != "=", first != "!" else { return nil }
                while let scalar = next, scalar != ">" {
                    guard scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) else { return nil }
                    place += 1
                }
                guard take(">") else { return nil }
            } else if !take(":") {
                while let scalar = next, scalar == "i" || scalar == "s" || scalar == "u" {
                    if scalar == "i" { ignoresCase = true }
                    if scalar == "s" { dotTakesNewlines = true }
                    place += 1
                }
                // For the rest of the group around it.
                if take(")") { return .empty }
                guard take(":") else { return nil }
            }
        }
        let inner = alternatives()
        (ignoresCase, dotTakesNewlines) = saved
        return take(")") ? inner : nil
    }

    private mutating func escape() -> LinearPattern.Node? {
        switch next {
        case "b":
            place += 1
            return .boundary(true)
        case "B":
            place += 1
            return .boundary(false)
        case "A":
            place += 1
            return .start
        case "z":
            place += 1
            return .end
        default: return escapedMatcher().map { .one($0) }
        }
    }

    /// What stands for one character behind a backslash.
    private mutating func escapedMatcher() -> LinearPattern.Matcher? {
        guard let scalar = next else { return nil }
        place += 1
        switch scalar {
        case "d": return .digit
        case "D": return .not(.digit)
        case "s": return .space
        case "S": return .not(.space)
        case "w": return .word
        case "W": return .not(.word)
        case "n": return .scalar("\n", ignoresCase: false)
        case "r": return .scalar("\r", ignoresCase: false)
        case "t": return .scalar("\t", ignoresCase: false)
        case "f": return .scalar("\u{0C}", ignoresCase: false)
        case "u":
            let end = min(place + 4, scalars.count)
            var digits = String.UnicodeScalarView()
            digits.append(contentsOf: scalars[place..<end])
            guard digits.count == 4, let value = UInt32(String(digits), radix: 16), let wanted = Unicode.Scalar(value)
            else { return nil }
            place = end
            return .scalar(wanted, ignoresCase: ignoresCase)
        default:
            // Letters and digits mean something that is not here; a sign stands for itself.
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) { return nil }
            return .scalar(scalar, ignoresCase: ignoresCase)
        }
    }

    /// `[…]`, whose bracket was taken.
    private mutating func set() -> LinearPattern.Matcher? {
        let isNegated = take("^")
        var parts: [LinearPattern.Matcher] = []
        while let scalar = next, scalar != "]" {
            place += 1
            var low = scalar
            if scalar == "[" || (scalar == "&" && next == "&") { return nil }
            if scalar == "\\" {
                guard let matcher = escapedMatcher() else { return nil }
                guard case .scalar(let single, _) = matcher else {
                    parts.append(matcher)
                    continue
                }
                low = single
            }
            guard next == "-", place + 1 < scalars.count, scalars[place + 1] != "]" else {
                parts.append(.scalar(low, ignoresCase: ignoresCase))
                continue
            }
            place += 1
            var high = scalars[place]
            place += 1
            if high == "[" { return nil }
            if high == "\\" {
                guard case .scalar(let single, _)? = escapedMatcher() else { return nil }
                high = single
            }
            guard low <= high else { return nil }
            parts.append(.range(low, high, ignoresCase: ignoresCase))
        }
        return take("]") ? .set(parts, isNegated: isNegated) : nil
    }
}
