/// Reads the syntax of Java's regular expressions.
struct PatternReader {
    private let scalars: [Unicode.Scalar]
    /// How much of the pattern was read; where it cannot be read, that is where.
    private(set) var place = 0
    private var depth = 0
    private var ignoresCase = false
    private var dotTakesNewlines = false
    private var isMultiline = false
    /// How many groups were opened.
    private(set) var groupCount = 0
    private var groupNames: [String: Int] = [:]

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    var isAtEnd: Bool { place == scalars.count }
    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        place += 1
        return true
    }

    /// The whole pattern; nil where it cannot be read.
    mutating func pattern() -> PatternNode? {
        guard let node = alternatives(), isAtEnd else { return nil }
        return node
    }

    private mutating func alternatives() -> PatternNode? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { return nil }
        var parts: [PatternNode] = []
        repeat {
            guard let part = sequence() else { return nil }
            parts.append(part)
        } while take("|")
        return parts.count == 1 ? parts[0] : .either(parts)
    }

    private mutating func sequence() -> PatternNode? {
        var parts: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if scalar == "\\", place + 1 < scalars.count, scalars[place + 1] == "Q" {
                place += 2
                let quoted = quoted()
                guard let last = quoted.last else { continue }
                guard let part = quantified(last) else { return nil }
                parts += quoted.dropLast() + [part]
                continue
            }
            guard let atom = atom(), let part = quantified(atom) else { return nil }
            parts.append(part)
        }
        return .sequence(parts)
    }

    private mutating func quantified(_ atom: PatternNode) -> PatternNode? {
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
        let isLazy = take("?")
        let isPossessive = !isLazy && take("+")
        if next == "+" || next == "*" || next == "?" || next == "{" { return nil }
        let repeated = PatternNode.repeated(atom, least, most, isLazy: isLazy)
        return isPossessive ? .atomic(repeated) : repeated
    }

    private mutating func number() -> Int? {
        var digits = ""
        while let scalar = next, ("0"..."9").contains(scalar), digits.count < 6 {
            digits.unicodeScalars.append(scalar)
            place += 1
        }
        return Int(digits)
    }

    private mutating func atom() -> PatternNode? {
        guard let scalar = next else { return nil }
        place += 1
        switch scalar {
        case ".": return .one(.any(includingNewline: dotTakesNewlines))
        case "^": return isMultiline ? .lineStart : .start
        case "$": return isMultiline ? .lineEnd : .end
        case "[": return characters().map { .one($0) }
        case "(": return group()
        case "\\": return escape()
        case "*", "+", "?", "{": return nil
        default: return .one(.scalar(scalar, ignoresCase: ignoresCase))
        }
    }

    private mutating func group() -> PatternNode? {
        let saved = (ignoresCase, dotTakesNewlines, isMultiline)
        var make: (PatternNode) -> PatternNode = { $0 }
        if take("?") {
            if take("=") {
                make = { .look($0, isBehind: false, isWanted: true) }
            } else if take("!") {
                make = { .look($0, isBehind: false, isWanted: false) }
            } else if take(">") {
                make = { .atomic($0) }
            } else if take("<") {
                if take("=") {
                    make = { .look($0, isBehind: true, isWanted: true) }
                } else if take("!") {
                    make = { .look($0, isBehind: true, isWanted: false) }
                } else {
                    guard let name = groupName(), groupNames[name] == nil else { return nil }
                    groupCount += 1
                    let number = groupCount
                    groupNames[name] = number
                    make = { .group($0, number) }
                }
            } else if !take(":") {
                guard flags() else { return nil }
                // For the rest of the group around it.
                if take(")") { return .empty }
                guard take(":") else { return nil }
            }
        } else {
            groupCount += 1
            let number = groupCount
            make = { .group($0, number) }
        }
        let inner = alternatives()
        (ignoresCase, dotTakesNewlines, isMultiline) = saved
        return take(")") ? inner.map(make) : nil
    }

    /// A name and the `>` behind it.
    private mutating func groupName() -> String? {
        var name = ""
        while let scalar = next, scalar != ">" {
            guard scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) else { return nil }
            name.unicodeScalars.append(scalar)
            place += 1
        }
        return take(">") && !name.isEmpty ? name : nil
    }

    /// `i`, `s`, `m`, `u`, and behind a `-` those that are switched off; false where there is another.
    private mutating func flags() -> Bool {
        var isOn = true
        while let scalar = next, scalar != ")", scalar != ":" {
            place += 1
            switch scalar {
            case "-": isOn = false
            case "i": ignoresCase = isOn
            case "s": dotTakesNewlines = isOn
            case "m": isMultiline = isOn
            // Case is that of Unicode in any case.
            case "u": break
            default: return false
            }
        }
        return true
    }

    /// The number of a group, as long as there is a group of that number before it.
    private mutating func reference() -> PatternNode? {
        var number = 0
        while let scalar = next, ("0"..."9").contains(scalar) {
            let longer = number * 10 + Int(scalar.value - 48)
            if longer > groupCount { break }
            number = longer
            place += 1
        }
        return number > 0 ? .reference(number, ignoresCase: ignoresCase) : nil
    }

    /// `\Q…\E`, or to the end of the pattern: every character stands for itself.
    private mutating func quoted() -> [PatternNode] {
        var parts: [PatternNode] = []
        while let scalar = next {
            place += 1
            if scalar == "\\", take("E") { break }
            parts.append(.one(.scalar(scalar, ignoresCase: ignoresCase)))
        }
        return parts
    }

    private mutating func escape() -> PatternNode? {
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
        case "k":
            place += 1
            guard take("<"), let name = groupName(), let number = groupNames[name] else { return nil }
            return .reference(number, ignoresCase: ignoresCase)
        case let digit? where ("1"..."9").contains(digit): return reference()
        default: return escapedMatcher().map { .one($0) }
        }
    }

    /// What stands for one character behind a backslash.
    private mutating func escapedMatcher() -> CharacterMatcher? {
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
        case "u": return hexadecimal(4)
        case "x": return hexadecimal(2)
        case "p", "P", "h", "H", "v", "V", "N": return foreignClass(place - 2)
        default:
            // Letters and digits mean something that is not here; a sign stands for itself.
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) { return nil }
            return .scalar(scalar, ignoresCase: ignoresCase)
        }
    }

    /// A character by the digits of its number.
    private mutating func hexadecimal(_ count: Int) -> CharacterMatcher? {
        let end = min(place + count, scalars.count)
        var digits = String.UnicodeScalarView()
        digits.append(contentsOf: scalars[place..<end])
        guard digits.count == count, digits.allSatisfy({ $0.properties.isASCIIHexDigit }),
            let value = UInt32(String(digits), radix: 16), let wanted = Unicode.Scalar(value)
        else { return nil }
        place = end
        return .scalar(wanted, ignoresCase: ignoresCase)
    }

    /// A class with a letter of its own, perhaps with a name in braces, whose backslash stands at `start`.
    private mutating func foreignClass(_ start: Int) -> CharacterMatcher? {
        if take("{") {
            while let scalar = next, scalar != "}" {
                guard scalar != "\\", scalar != "{" else { return nil }
                place += 1
            }
            guard take("}") else { return nil }
        }
        return foreign(from: start)
    }

    /// What the standard library makes of the text from a place on.
    private func foreign(from start: Int) -> CharacterMatcher? {
        var text = String.UnicodeScalarView(ignoresCase ? "(?i)".unicodeScalars : "".unicodeScalars)
        text.append(contentsOf: scalars[start..<place])
        return CharacterClass(String(text)).map { .foreign($0) }
    }

    /// `[…]`, whose bracket was taken. Sets within sets are left to the standard library.
    private mutating func characters() -> CharacterMatcher? {
        let start = place
        if let set = set() { return set }
        place = start
        var depth = 1
        while depth > 0, let scalar = next {
            place += 1
            switch scalar {
            case "\\": if next != nil { place += 1 }
            case "[": depth += 1
            case "]": depth -= 1
            default: break
            }
        }
        return depth == 0 ? foreign(from: start - 1) : nil
    }

    /// `[…]`, whose bracket was taken.
    private mutating func set() -> CharacterMatcher? {
        let isNegated = take("^")
        var parts: [CharacterMatcher] = []
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
