/// A regular expression matched by trying one way after the other, for what no automaton can do: back references,
/// look-around, and parts that are not tried again.
///
/// The time may grow exponentially with the text; every step is counted against the limits of the statement, and the
/// ways that are left to try against its memory.
struct BacktrackingPattern: Sendable {
    fileprivate enum Instruction: Sendable {
        case one(CharacterMatcher)
        case start, end, lineStart, lineEnd
        case boundary(Bool)
        case jump(Int)
        /// Goes on at the next instruction; where that fails, at another.
        case orElse(Int)
        /// Goes on at another; where that fails, at the next instruction.
        case elseNext(Int)
        /// Keeps the place in a register.
        case save(Int)
        /// Goes on elsewhere, where the place is still the one in a register.
        case unlessMoved(Int, Int)
        case reference(Int, ignoresCase: Bool)
        /// Runs the instructions behind it up to their `accept`, and goes on elsewhere.
        case look(isWanted: Bool, exit: Int)
        /// The same, for what must end here: from so many characters before on, or fewer.
        case lookBehind(least: Int, most: Int?, isWanted: Bool, exit: Int)
        case atomic(exit: Int)
        case accept
    }

    fileprivate var program: [Instruction] = []
    /// Two for each group, from 2 on, then one for each loop.
    fileprivate private(set) var registerCount: Int

    private static let mostInstructions = 40_000

    /// The program of a pattern; nil where it would be too long.
    init?(_ node: PatternNode, groupCount: Int) {
        registerCount = 2 * (groupCount + 1)
        guard build(node, depth: 0) else { return nil }
        program.append(.accept)
    }

    /// Whether the whole text is one of those that the pattern describes.
    func matches(_ text: String, _ x: Execution?) throws(CypherError) -> Bool {
        var run = PatternRun(self, Array(text.unicodeScalars), x)
        defer { run.end() }
        return try run.go(0, from: 0, to: run.text.count) != nil
    }

    // MARK: - From the tree to instructions

    private mutating func build(_ node: PatternNode, depth: Int) -> Bool {
        guard program.count < BacktrackingPattern.mostInstructions, depth < 500 else { return false }
        switch node {
        case .empty: return true
        case .one(let matcher): program.append(.one(matcher))
        case .start: program.append(.start)
        case .end: program.append(.end)
        case .lineStart: program.append(.lineStart)
        case .lineEnd: program.append(.lineEnd)
        case .boundary(let isWanted): program.append(.boundary(isWanted))
        case .reference(let group, let ignoresCase): program.append(.reference(group, ignoresCase: ignoresCase))
        case .sequence(let parts): return parts.allSatisfy { build($0, depth: depth + 1) }
        case .group(let part, let number):
            program.append(.save(2 * number))
            guard build(part, depth: depth + 1) else { return false }
            program.append(.save(2 * number + 1))
        case .either(let parts): return build(either: parts, depth)
        case .repeated(let part, let least, let most, let isLazy):
            for _ in 0..<least where !build(part, depth: depth + 1) { return false }
            guard let most else { return build(loop: part, isLazy, depth) }
            return build(optional: part, most - least, isLazy, depth)
        case .look(let part, let isBehind, let isWanted):
            let width = part.width
            return build(nested: part, depth) { exit in
                isBehind
                    ? .lookBehind(least: width.least, most: width.most, isWanted: isWanted, exit: exit)
                    : .look(isWanted: isWanted, exit: exit)
            }
        case .atomic(let part): return build(nested: part, depth) { .atomic(exit: $0) }
        }
        return true
    }

    private mutating func build(either parts: [PatternNode], _ depth: Int) -> Bool {
        var jumps: [Int] = []
        for (place, part) in parts.enumerated() {
            let choice = program.count
            if place < parts.count - 1 { program.append(.orElse(0)) }
            guard build(part, depth: depth + 1) else { return false }
            guard place < parts.count - 1 else { continue }
            jumps.append(program.count)
            program.append(.jump(0))
            program[choice] = .orElse(program.count)
        }
        for jump in jumps { program[jump] = .jump(program.count) }
        return true
    }

    private mutating func build(loop part: PatternNode, _ isLazy: Bool, _ depth: Int) -> Bool {
        let register = registerCount
        registerCount += 1
        let choice = program.count
        program.append(.jump(0))
        program.append(.save(register))
        guard build(part, depth: depth + 1) else { return false }
        // A round that takes nothing would go on for ever.
        program.append(.unlessMoved(register, program.count + 2))
        program.append(.jump(choice))
        program[choice] = isLazy ? .elseNext(program.count) : .orElse(program.count)
        return true
    }

    private mutating func build(optional part: PatternNode, _ count: Int, _ isLazy: Bool, _ depth: Int) -> Bool {
        var choices: [Int] = []
        for _ in 0..<count {
            choices.append(program.count)
            program.append(.jump(0))
            guard build(part, depth: depth + 1) else { return false }
        }
        for choice in choices { program[choice] = isLazy ? .elseNext(program.count) : .orElse(program.count) }
        return true
    }

    private mutating func build(
        nested part: PatternNode,
        _ depth: Int,
        _ make: (_ exit: Int) -> Instruction
    ) -> Bool {
        let head = program.count
        program.append(.jump(0))
        guard build(part, depth: depth + 1) else { return false }
        program.append(.accept)
        program[head] = make(program.count)
        return true
    }
}

/// One text on its way through a pattern.
private struct PatternRun {
    /// What is to be done when a way leads nowhere.
    private enum Retreat {
        case tryAt(instruction: Int, place: Int)
        case restore(register: Int, place: Int)
    }

    let text: [Unicode.Scalar]
    private let pattern: BacktrackingPattern
    private let x: Execution?
    private var registers: [Int]
    private var retreats: [Retreat] = []
    private var charged = 0

    init(_ pattern: BacktrackingPattern, _ text: [Unicode.Scalar], _ x: Execution?) {
        (self.pattern, self.text, self.x) = (pattern, text, x)
        registers = [Int](repeating: -1, count: pattern.registerCount)
    }

    /// Gives back the memory that it took.
    func end() { try? x?.charge(-charged) }

    /// Runs from an instruction to its `accept`, which counts only at `goal` where there is one; nil where no way leads
    /// there. Where it succeeds, what it has in registers can still be taken back, and no other way is tried any more.
    ///
    /// Calls itself for look-around and atomic groups, no deeper than they are nested in the pattern.
    mutating func go(_ first: Int, from start: Int, to goal: Int?) throws(CypherError) -> Int? {
        let base = retreats.count
        var (instruction, place) = (first, start)
        while true {
            try x?.tick()
            if try step(&instruction, &place, goal) {
                guard case .accept = pattern.program[instruction] else { continue }
                if goal == nil || goal == place {
                    forgetWays(from: base)
                    return place
                }
            }
            guard let way = retreat(to: base) else { return nil }
            (instruction, place) = way
        }
    }

    /// Goes back to the last way that was left to try; nil where there is none behind `base`.
    private mutating func retreat(to base: Int) -> (instruction: Int, place: Int)? {
        while retreats.count > base {
            switch retreats.removeLast() {
            case .tryAt(let instruction, let place): return (instruction, place)
            case .restore(let register, let place): registers[register] = place
            }
        }
        return nil
    }

    private mutating func forgetWays(from base: Int) {
        var kept = base
        for index in base..<retreats.count {
            guard case .restore = retreats[index] else { continue }
            retreats[kept] = retreats[index]
            kept += 1
        }
        retreats.removeLast(retreats.count - kept)
    }

    private mutating func push(_ retreat: Retreat) throws(CypherError) {
        if retreats.count == retreats.capacity, let x {
            let bytes = max(64, retreats.count) * MemoryLayout<Retreat>.stride
            charged += bytes
            try x.charge(bytes)
        }
        retreats.append(retreat)
    }

    /// One instruction; false where the way ends. Stays at `accept`.
    private mutating func step(
        _ instruction: inout Int,
        _ place: inout Int,
        _ goal: Int?
    ) throws(CypherError) -> Bool {
        let next = instruction + 1
        switch pattern.program[instruction] {
        case .accept: return true
        case .one(let matcher):
            guard place < text.count, matcher.matches(text[place]) else { return false }
            place += 1
        case .start: if place != 0 { return false }
        case .end: if place != text.count { return false }
        case .lineStart: if !text.isLineStart(place) { return false }
        case .lineEnd: if !text.isLineEnd(place) { return false }
        case .boundary(let isWanted): if text.isWordBoundary(place) != isWanted { return false }
        case .jump(let target):
            instruction = target
            return true
        case .orElse(let other): try push(.tryAt(instruction: other, place: place))
        case .elseNext(let other):
            try push(.tryAt(instruction: next, place: place))
            instruction = other
            return true
        case .save(let register):
            try push(.restore(register: register, place: registers[register]))
            registers[register] = place
        case .unlessMoved(let register, let exit):
            if registers[register] == place {
                instruction = exit
                return true
            }
        case .reference(let group, let ignoresCase):
            guard let end = try end(of: group, at: place, ignoresCase) else { return false }
            place = end
        case .look(let isWanted, let exit):
            guard try (go(next, from: place, to: nil) != nil) == isWanted else { return false }
            instruction = exit
            return true
        case .lookBehind(let least, let most, let isWanted, let exit):
            var isThere = false
            var length = least
            while !isThere, length <= min(place, most ?? place) {
                isThere = try go(next, from: place - length, to: place) != nil
                length += 1
            }
            guard isThere == isWanted else { return false }
            instruction = exit
            return true
        case .atomic(let exit):
            guard let end = try go(next, from: place, to: nil) else { return false }
            (instruction, place) = (exit, end)
            return true
        }
        instruction = next
        return true
    }

    /// Where what a group has matched ends, if it stands at a place once more.
    private func end(of group: Int, at place: Int, _ ignoresCase: Bool) throws(CypherError) -> Int? {
        let (start, end) = (registers[2 * group], registers[2 * group + 1])
        // A group that has matched nothing so far stands nowhere.
        guard start >= 0, end >= start, end - start <= text.count - place else { return nil }
        try x?.tick(end - start)
        for offset in 0..<(end - start) {
            let (left, right) = (text[start + offset], text[place + offset])
            guard CharacterMatcher.same(left, right, ignoresCase: ignoresCase) else { return nil }
        }
        return place + (end - start)
    }
}
