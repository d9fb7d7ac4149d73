import Foundation

/// A logistic regression whose weights are drawn towards what is believed beforehand: the weights that are most likely
/// given the examples and a normal prior (the maximum a posteriori; with a prior mean of 0, ridge regression).
///
/// An example has some measures, one of a few categories, and a weight of its own, as examples that stand for many (a
/// sample of all the pairs that are not tied) count more. Where there are few examples, or none, the prior decides.
///
/// Source: G. King, L. Zeng, "Logistic regression in rare events data", 2001, for weighting samples; C. Bishop, "Pattern
/// recognition and machine learning", 2006, 4.3.3, for Newton's steps.
package struct LogisticRegression: Sendable, Hashable {
    /// The weights of a regression: one for each measure, one for each category.
    package struct Weights: Sendable, Hashable {
        /// What a measure of 1 adds to the log-odds.
        package var measures: [Double]
        /// What each category adds to the log-odds.
        package var categories: [Double]
        /// What every example has.
        package var constant: Double

        /// Weights as they are.
        package init(measures: [Double], categories: [Double], constant: Double) {
            (self.measures, self.categories, self.constant) = (measures, categories, constant)
        }

        fileprivate var all: [Double] { [constant] + measures + categories }
    }

    /// Examples as columns.
    package struct Examples: Sendable {
        fileprivate let measureCount: Int
        fileprivate var measures: [Double] = []
        fileprivate var categories: [Int] = []
        fileprivate var isTrue: [Bool] = []
        fileprivate var weights: [Double] = []

        /// No examples yet, of so many measures.
        package init(measureCount: Int) { self.measureCount = measureCount }

        /// How many there are.
        package var count: Int { categories.count }

        /// Adds an example.
        package mutating func add(_ measures: [Double], category: Int, isTrue: Bool, weight: Double) {
            precondition(measures.count == measureCount, "every example has the same measures")
            self.measures.append(contentsOf: measures)
            categories.append(category)
            self.isTrue.append(isTrue)
            weights.append(weight)
        }
    }

    /// What is believed beforehand.
    let prior: Weights
    /// How far from it the weights may well be, as standard deviations.
    let measureDeviation, categoryDeviation, constantDeviation: Double

    /// A regression with this prior.
    package init(
        prior: Weights,
        measureDeviation: Double,
        categoryDeviation: Double,
        constantDeviation: Double
    ) {
        self.prior = prior
        self.measureDeviation = measureDeviation
        self.categoryDeviation = categoryDeviation
        self.constantDeviation = constantDeviation
    }

    /// The weights for some examples.
    ///
    /// O(n · m²) for each of at most 40 steps, for n examples of m measures, and O((m + c)³) for c categories.
    package func fit(_ examples: Examples) -> Weights {
        let size = 1 + prior.measures.count + prior.categories.count
        let mean = prior.all
        let precision = deviations.map { 1 / ($0 * $0) }
        var weights = mean
        var objective = self.objective(examples, weights, mean, precision)
        for _ in 0..<40 {
            var system = NormalEquations(size: size)
            for index in 0..<size {
                system[index, index] = precision[index]
                system.right[index] = -precision[index] * (weights[index] - mean[index])
            }
            addExamples(examples, weights, to: &system)
            let step = system.solved()
            var scale = 1.0
            var next = weights
            var reached = objective
            repeat {
                for index in 0..<size { next[index] = weights[index] + scale * step[index] }
                reached = self.objective(examples, next, mean, precision)
                scale /= 2
            } while reached < objective && scale > 1e-6
            guard reached > objective else { break }
            let gain = reached - objective
            (weights, objective) = (next, reached)
            if gain < 1e-9 * (1 + abs(objective)) { break }
        }
        let measureEnd = 1 + prior.measures.count
        return Weights(
            measures: Array(weights[1..<measureEnd]),
            categories: Array(weights[measureEnd...]),
            constant: weights[0]
        )
    }

    private var deviations: [Double] {
        [constantDeviation] + prior.measures.map { _ in measureDeviation }
            + prior.categories.map { _ in categoryDeviation }
    }

    /// The logarithm of what is maximised, but for a constant.
    private func objective(
        _ examples: Examples,
        _ weights: [Double],
        _ mean: [Double],
        _ precision: [Double]
    ) -> Double {
        var sum = 0.0
        for index in weights.indices {
            let difference = weights[index] - mean[index]
            sum -= precision[index] * difference * difference / 2
        }
        for row in 0..<examples.count {
            let odds = logOdds(examples, row, weights)
            let signed = examples.isTrue[row] ? odds : -odds
            // ln(1 / (1 + exp(-signed))), without overflow.
            sum -= examples.weights[row] * (max(0, -signed) + log1p(exp(-abs(signed))))
        }
        return sum
    }

    private func logOdds(_ examples: Examples, _ row: Int, _ weights: [Double]) -> Double {
        let count = examples.measureCount
        var sum = weights[0] + weights[1 + count + examples.categories[row]]
        for index in 0..<count { sum += weights[1 + index] * examples.measures[row * count + index] }
        return sum
    }

    private func addExamples(_ examples: Examples, _ weights: [Double], to system: inout NormalEquations) {
        let count = examples.measureCount
        for row in 0..<examples.count {
            let odds = logOdds(examples, row, weights)
            let probability = 1 / (1 + exp(-odds))
            let residual = examples.weights[row] * ((examples.isTrue[row] ? 1 : 0) - probability)
            let curvature = examples.weights[row] * probability * (1 - probability)
            let category = 1 + count + examples.categories[row]
            system.right[0] += residual
            system.right[category] += residual
            system[0, 0] += curvature
            system[category, 0] += curvature
            system[category, category] += curvature
            for index in 0..<count {
                let value = examples.measures[row * count + index]
                guard value != 0 else { continue }
                let scaled = curvature * value
                system.right[1 + index] += residual * value
                system[1 + index, 0] += scaled
                system[category, 1 + index] += scaled
                for other in 0...index {
                    system[1 + index, 1 + other] += scaled * examples.measures[row * count + other]
                }
            }
        }
    }
}

/// A symmetric positive definite system of linear equations, of which the lower half is kept.
private struct NormalEquations {
    let size: Int
    var right: [Double]
    private var left: [Double]

    init(size: Int) {
        self.size = size
        right = Array(repeating: 0, count: size)
        left = Array(repeating: 0, count: size * size)
    }

    subscript(row: Int, column: Int) -> Double {
        get { left[row * size + column] }
        set { left[row * size + column] = newValue }
    }

    /// The solution, by Cholesky's decomposition. O(size³).
    func solved() -> [Double] {
        var lower = left
        for row in 0..<size {
            for column in 0...row {
                var sum = lower[row * size + column]
                for index in 0..<column { sum -= lower[row * size + index] * lower[column * size + index] }
                lower[row * size + column] =
                    row == column ? max(sum, 1e-12).squareRoot() : sum / lower[column * size + column]
            }
        }
        var solution = right
        for row in 0..<size {
            for index in 0..<row { solution[row] -= lower[row * size + index] * solution[index] }
            solution[row] /= lower[row * size + row]
        }
        for row in (0..<size).reversed() {
            for index in (row + 1)..<max(size, row + 1) {
                solution[row] -= lower[index * size + row] * solution[index]
            }
            solution[row] /= lower[row * size + row]
        }
        return solution
    }
}
