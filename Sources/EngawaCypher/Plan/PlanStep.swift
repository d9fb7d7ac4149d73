/// One step of a plan: where its rows come from, what it reads and writes, and how it is run.
///
/// A step is made and finished by the planner and does not change afterwards, so that any number of threads may run it.
class PlanStep: @unchecked Sendable {
    /// The step that it takes rows from; nil: the rows that the plan begins with.
    var input: PlanStep?
    /// How many slots the plan has.
    var width = 0
    /// The slots of its input that somebody behind it needs.
    var carried: [Int] = []
    /// The slots that it writes and somebody behind it needs.
    private(set) var neededWrites: Set<Int> = []
    /// How many rows the planner expects of it.
    var estimatedRows: Double?
    /// What exactly it does, as the planner puts it.
    var note = ""

    init(input: PlanStep?) { self.input = input }

    /// The slots that it reads itself.
    var reads: Set<Int> { [] }
    /// The slots that it writes.
    var writes: Set<Int> { [] }
    /// Whether slots that it does not write are lost behind it.
    var isBarrier: Bool { false }

    /// Whether it does nothing but make rows of rows, in any order and number.
    var isCountable: Bool { false }
    /// Whether several rows may come of one.
    var isMultiplying: Bool { false }

    /// The operator that takes rows from `input`.
    func makeOperator(_ x: Execution, _ input: Operator) -> Operator { input }

    /// Plans inside of it, which begin with rows of its own.
    var nested: [PlanStep] { [] }

    /// Its name as plans are shown.
    var name: String { String(describing: Swift.type(of: self)).replacingSuffix("Step", with: "") }
    /// What exactly it does.
    var details: String { note }

    /// The operators of this step and all before it.
    final func open(_ x: Execution, _ source: Operator) -> Operator {
        let made = makeOperator(x, input?.open(x, source) ?? source)
        return x.profile?.wrap(made, self) ?? made
    }

    /// Tells all steps up to this one which slots are needed behind it.
    final func finish(needed: Set<Int>, width: Int) {
        var needed = needed
        var step: PlanStep? = self
        while let current = step {
            current.width = width
            current.carried = needed.subtracting(current.writes).sorted()
            current.neededWrites = needed.intersection(current.writes)
            for plan in current.nested { plan.finish(needed: current.neededOfNested(behind: needed), width: width) }
            needed = current.isBarrier ? current.reads : needed.subtracting(current.writes).union(current.reads)
            step = current.input
        }
    }

    /// The slots that a nested plan has to give.
    func neededOfNested(behind needed: Set<Int>) -> Set<Int> { needed }
}

extension String {
    fileprivate func replacingSuffix(_ suffix: String, with other: String) -> String {
        hasSuffix(suffix) ? dropLast(suffix.count) + other : self
    }
}
