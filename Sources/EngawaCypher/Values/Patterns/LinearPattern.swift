/// A regular expression without back references and look-around, matched against whole texts by following all its ways
/// at once: O(length of the text · size of the pattern), whatever the pattern.
///
/// `(a+)+b` costs no more than `a+b`: a matcher that tries one way after the other may need years for it.
/// - Source: K. Thompson, Regular Expression Search Algorithm, Communications of the ACM 11 (1968).
struct LinearPattern: Sendable {
    /// One state of the automaton, and where it goes on.
    private enum State: Sendable {
        case one(CharacterMatcher, next: Int)
        case split(Int, Int)
        case start(next: Int)
        case end(next: Int)
        case lineStart(next: Int)
        case lineEnd(next: Int)
        case boundary(isWanted: Bool, next: Int)
        case accept
    }

    private var states: [State] = []
    private let first: Int

    /// The automaton of a pattern; nil where it has what none can do, or would be too large.
    init?(_ node: PatternNode) {
        var states: [State] = [.accept]
        guard let first = LinearPattern.build(node, before: 0, &states, depth: 0) else { return nil }
        self.states = states
        self.first = first
    }

    /// Whether the whole text is one of those that the pattern describes.
    func matches(_ text: String, _ x: Execution?) throws(CypherError) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var marks = [Int](repeating: -1, count: states.count)
        var current: [Int] = []
        add(first, to: &current, &marks, 0, scalars)
        for (place, scalar) in scalars.enumerated() {
            try x?.tick(1 + current.count)
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
            case .lineStart(let next): if scalars.isLineStart(place) { open.append(next) }
            case .lineEnd(let next): if scalars.isLineEnd(place) { open.append(next) }
            case .start(let next): if place == 0 { open.append(next) }
            case .end(let next): if place == scalars.count { open.append(next) }
            case .boundary(let isWanted, let next):
                if scalars.isWordBoundary(place) == isWanted { open.append(next) }
            case .one, .accept: list.append(state)
            }
        }
    }

    // MARK: - From the tree to states

    private static let mostStates = 20_000

    /// The first state of a node that goes on to another; nil where there would be too many.
    private static func build(_ node: PatternNode, before next: Int, _ states: inout [State], depth: Int) -> Int? {
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
        case .lineStart: return add(.lineStart(next: next))
        case .lineEnd: return add(.lineEnd(next: next))
        case .reference, .look, .atomic: return nil
        case .group(let part, _): return build(part, before: next, &states, depth: depth + 1)
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
        // Which way is tried first makes no difference for whole texts.
        case .repeated(let part, let least, let most, _):
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

extension [Unicode.Scalar] {
    /// Whether a place stands between a character of a word and something else.
    func isWordBoundary(_ place: Int) -> Bool {
        let before = place > 0 && CharacterMatcher.isWord(self[place - 1])
        let behind = place < count && CharacterMatcher.isWord(self[place])
        return before != behind
    }

    func isLineStart(_ place: Int) -> Bool { place == 0 || CharacterMatcher.isNewline(self[place - 1]) }
    func isLineEnd(_ place: Int) -> Bool { place == count || CharacterMatcher.isNewline(self[place]) }
}
