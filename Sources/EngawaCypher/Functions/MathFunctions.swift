import Foundation

/// Functions of numbers.
enum MathFunctions {
    static let all: [ValueFunction] =
        [abs, sign, ceil, floor, round, isNaN, rand, constant("e", M_E), constant("pi", .pi), atan2]
        + [
            of("sqrt") { $0.squareRoot() }, of("exp") { Foundation.exp($0) }, of("log") { Foundation.log($0) },
            of("log10") { Foundation.log10($0) }, of("sin") { Foundation.sin($0) }, of("cos") { Foundation.cos($0) },
            of("tan") { Foundation.tan($0) }, of("cot") { 1 / Foundation.tan($0) }, of("sinh") { Foundation.sinh($0) },
            of("cosh") { Foundation.cosh($0) }, of("tanh") { Foundation.tanh($0) },
            of("coth") { 1 / Foundation.tanh($0) }, of("asin") { Foundation.asin($0) },
            of("acos") { Foundation.acos($0) }, of("atan") { Foundation.atan($0) },
            of("degrees") { $0 * 180 / .pi }, of("radians") { $0 / 180 * .pi },
            of("haversin") { (1 - Foundation.cos($0)) / 2 },
        ]

    /// A function of one number that gives a float.
    private static func of(_ name: String, _ body: @escaping @Sendable (Double) -> Double) -> ValueFunction {
        .strict(name) { (a) throws(CypherError) in .float(body(try a.number(0))) }
    }

    private static func constant(_ name: String, _ number: Double) -> ValueFunction {
        ValueFunction(name: name, arguments: 0...0, isPure: true) { _, _ in .float(number) }
    }

    private static let abs = ValueFunction.strict("abs") { (a) throws(CypherError) in
        if case .integer(let number) = a[0] {
            if number == .min { throw Operations.integerOverflow }
            return .integer(Swift.abs(number))
        }
        return .float(Swift.abs(try a.number(0)))
    }

    private static let sign = ValueFunction.strict("sign") { (a) throws(CypherError) in
        if case .integer(let number) = a[0] { return .integer(number.signum()) }
        let number = try a.number(0)
        return .integer(number > 0 ? 1 : number < 0 ? -1 : 0)
    }

    private static let ceil = of("ceil") { $0.rounded(.up) }

    private static let floor = of("floor") { $0.rounded(.down) }

    private static let isNaN = ValueFunction.strict("isNaN") { (a) throws(CypherError) in
        .boolean(try a.number(0).isNaN)
    }

    private static let atan2 = ValueFunction.strict("atan2", 2...2) { (a) throws(CypherError) in
        .float(Foundation.atan2(try a.number(0), try a.number(1)))
    }

    private static let rand = ValueFunction(name: "rand", arguments: 0...0, isPure: false, isStable: false) { _, _ in
        .float(Double.random(in: 0..<1))
    }

    /// `round(number)` goes to the nearest whole number, in the middle to the greater one. `round(number, precision)`
    /// and `round(number, precision, mode)` round the decimal digits, in the middle away from zero where no mode is
    /// given.
    private static let round = ValueFunction.strict("round", 1...3) { (a) throws(CypherError) in
        let number = try a.number(0)
        guard number.isFinite else { return .float(number) }
        if a.count == 1 {
            let below = number.rounded(.down)
            return .float(number - below >= 0.5 ? below + 1 : below)
        }
        // No float has more digits than this on either side of the point.
        let precision = min(max(try a.integer(1), -400), 400)
        var mode = DecimalText.Mode.halfUp
        if a.count > 2 {
            let name = try a.text(2)
            guard let known = DecimalText.Mode(rawValue: name.uppercased()) else {
                let names = DecimalText.Mode.allCases.map(\.rawValue).joined(separator: ", ")
                throw a.wrongValue(
                    ja: "round() の丸め方に「\(name)」はありません。次のどれかにしてください: \(names)",
                    en: "round() knows no mode `\(name)`; use one of: \(names)"
                )
            }
            mode = known
        }
        return .float(DecimalText(number).rounded(to: Int(precision), mode))
    }
}
