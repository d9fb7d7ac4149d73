/// An error on its way out of the parser, in one word of memory: every call that may throw keeps room for its error on
/// the stack, and calls are nested as deeply as the query.
indirect enum Refusal: Error {
    case because(CypherError)
}

extension Parser {
    /// What should have stood at a place.
    struct Expectation {
        var ja: String
        var en: String

        /// A sign or a keyword.
        static func sign(_ text: String) -> Expectation { Expectation(ja: "「\(text)」", en: "\"\(text)\"") }

        static let expression = Expectation(ja: "式", en: "an expression")
        static let variable = Expectation(ja: "変数の名前", en: "the name of a variable")
        static let label = Expectation(ja: "ラベルの名前", en: "a label")
        static let type = Expectation(ja: "関係の種類の名前", en: "a relationship type")
        static let key = Expectation(ja: "プロパティーの名前", en: "a property key")
        static let procedure = Expectation(ja: "プロシージャーの名前", en: "the name of a procedure")
        static let function = Expectation(ja: "関数の名前", en: "the name of a function")
        static let node = Expectation(ja: "ノード「(…)」", en: "a node \"(…)\"")
        static let clause = Expectation(ja: "句（MATCH、RETURN など）", en: "a clause (such as MATCH or RETURN)")
        static let end = Expectation(ja: "次の句か問い合わせの終わり", en: "another clause or the end of the query")
    }

    /// An error of compile time.
    func refusal(_ detail: String, ja: String, en: String, at span: Span?) -> Refusal {
        .because(CypherError.compileTime(detail, ja: ja, en: en, at: span))
    }

    /// The error of a token that cannot stand where it does.
    @inline(never)
    func unexpected(_ expected: Expectation, _ detail: String = "UnexpectedSyntax") -> Refusal {
        let token = current
        if [.foreignDash, .foreignLess, .foreignGreater].contains(token.kind) {
            return .because(CypherError.foreignCharacter(bytes.scalar(at: Int(token.start)).0, at: token.span))
        }
        var ja = "ここには\(expected.ja)が必要ですが、\(description(token).ja)があります"
        var en = "expected \(expected.en), found \(description(token).en)"
        if let hint = hint(token) {
            ja += "。" + hint.ja
            en += "; " + hint.en
        }
        return refusal(detail, ja: ja, en: en, at: token.span)
    }

    /// The error where a clause should begin or the query end: a word that resembles a keyword is likely meant to be it.
    func unexpectedClause(_ expected: Expectation, _ keywords: [Keyword]) -> Refusal {
        guard current.kind == .word, let nearest = nearestKeyword(keywords) else { return unexpected(expected) }
        let found = text(start, Int(current.end))
        return refusal(
            "UnexpectedSyntax",
            ja: "「\(found)」という句はありません。「\(nearest.text)」ではありませんか",
            en: "there is no clause \"\(found)\"; did you mean \(nearest.text)?",
            at: current.span
        )
    }

    private func description(_ token: Token) -> CypherError.Text {
        if token.kind == .end { return CypherError.Text(ja: "問い合わせの終わり", en: "the end of the query") }
        var found = text(Int(token.start), min(Int(token.end), Int(token.start) + 200))
        if found.unicodeScalars.count > 40 {
            found = String(String.UnicodeScalarView(found.unicodeScalars.prefix(40))) + "…"
        }
        return CypherError.Text(ja: "「\(found)」", en: token.kind == .string ? found : "\"\(found)\"")
    }

    /// What helps with habits from other languages, and with keywords as variables.
    private func hint(_ token: Token) -> CypherError.Text? {
        let found = text(Int(token.start), min(Int(token.end), Int(token.start) + 2))
        if token.kind == .word, let keyword = token.keyword, keyword.isReserved {
            return CypherError.Text(
                ja: "\(keyword.text) を変数の名前にするには、バッククォート「`」で囲んでください",
                en: "to use \(keyword.text) as the name of a variable, put it in back quotes"
            )
        }
        if found == "!" { return CypherError.Text(ja: "不等号は「<>」です", en: "inequality is written <>") }
        if found == "=", index > 0, tokens[index - 1].kind == .equal {
            return CypherError.Text(ja: "等号は「=」ひとつです", en: "equality is written with a single =")
        }
        if found == "&" { return CypherError.Text(ja: "論理積は「AND」です", en: "conjunction is written AND") }
        if token.kind == .bar, peek().kind == .bar {
            return CypherError.Text(ja: "論理和は「OR」です", en: "disjunction is written OR")
        }
        return nil
    }

    private func nearestKeyword(_ keywords: [Keyword]) -> Keyword? {
        guard current.end - current.start <= 20 else { return nil }
        let word = Array(bytes[start..<Int(current.end)]).map { isASCIINameStart($0) ? $0 & 0xDF : $0 }
        var best: (keyword: Keyword, distance: Int)?
        for keyword in keywords {
            let distance = editDistance(word, Array(keyword.text.utf8))
            if distance < best?.distance ?? 3 { best = (keyword, distance) }
        }
        guard let best, best.distance * 2 < word.count else { return nil }
        return best.keyword
    }

    // MARK: Numbers and text

    func malformedNumber(_ token: Token) -> Refusal {
        let found = description(token)
        let isOctal = bytes[Int(token.start)] == UInt8(ascii: "0") && isDigit(bytes[Int(token.start) + 1])
        return refusal(
            "InvalidNumberLiteral",
            ja: "\(found.ja)は数値として読めません" + (isOctal ? "。八進数は 0o で始めてください" : ""),
            en: "\(found.en) is not a number" + (isOctal ? "; octal numbers begin with 0o" : ""),
            at: token.span
        )
    }

    func integerOverflow(_ span: Span) -> Refusal {
        refusal(
            "IntegerOverflow",
            ja: "整数が大きすぎます（-9223372036854775808 から 9223372036854775807 まで）",
            en: "the integer is out of range (-9223372036854775808 to 9223372036854775807)",
            at: span
        )
    }

    func floatOverflow(_ span: Span) -> Refusal {
        refusal(
            "FloatingPointOverflow",
            ja: "小数が大きすぎます（絶対値は約 1.8e308 まで）",
            en: "the floating-point number is out of range (its magnitude is at most about 1.8e308)",
            at: span
        )
    }
}

/// How many letters must be changed, added, left out or swapped with their neighbour.
func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var next = [row + 1]
        for (column, other) in right.enumerated() {
            var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, next[column] + 1)
            if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            next.append(cost)
        }
        (beforeLast, last) = (last, next)
    }
    return last[right.count]
}
