import EngawaGraph
import Foundation

/// How many rows the planner expects behind the steps of clauses, and what plans say of them. Where nothing is known of
/// the rows that a step gets, nothing is said of those that it gives.
extension Planner {
    /// The rows behind a step that keeps a share of them, such as `WHERE`.
    static let shareOfCondition = 0.7
    /// The rows that are expected of a list whose length is not known.
    private static let lengthOfList = 10.0

    /// `SKIP` and `LIMIT`: where the numbers are not written in the text, all rows may come through.
    func rows(behind input: PlanStep, skip: Expression?, limit: Expression?) -> Double? {
        guard var rows = input.estimatedRows else { return limit.flatMap { Planner.number($0) } }
        if let skip = skip.flatMap({ Planner.number($0) }) { rows = max(0, rows - skip) }
        if let limit = limit.flatMap({ Planner.number($0) }) { rows = min(rows, limit) }
        return rows
    }

    /// `ORDER BY` with what is behind it: the rows that are left out have to be in their places too.
    func rows(behind input: PlanStep, top limit: Expression?, _ skip: Expression?) -> Double? {
        guard let limit = limit.flatMap({ Planner.number($0) }) else { return input.estimatedRows }
        let skipped = skip.map { Planner.number($0) } ?? 0
        guard let rows = input.estimatedRows, let skipped else { return input.estimatedRows }
        return min(rows, limit + skipped)
    }

    private static func number(_ expression: Expression) -> Double? {
        if case .literal(.integer(let number)) = expression.kind { Double(number) } else { nil }
    }

    /// How many combinations of values there are: of nodes no more than there are nodes of their labels, of anything
    /// else about the square root of the rows.
    func groups(of slots: [Int], _ input: PlanStep) -> Double? {
        guard !slots.isEmpty else { return 1 }
        guard let rows = input.estimatedRows else { return nil }
        let counts = slots.map { nodeCount(of: $0) }
        guard !counts.contains(nil) else { return min(rows, max(1, rows.squareRoot())) }
        return min(rows, counts.reduce(1) { $0 * ($1 ?? 1) })
    }

    /// How many nodes there are that a slot could hold; nil where it holds no node with a label.
    func nodeCount(of slot: Int) -> Double? {
        guard let label = labelsOfSlots[slot] else { return nil }
        return graph.label(names.labels[label]).map { Double(graph.nodeCount(label: $0)) } ?? 0
    }

    /// `UNWIND`: the length of the list where it is written in the text.
    func rows(unwinding list: Expression, _ input: PlanStep) -> Double? {
        guard let rows = input.estimatedRows else { return nil }
        switch list.kind {
        case .list(let elements): return rows * Double(elements.count)
        case .literal(.null): return 0
        case .call(let name, _, let arguments) where name.text.lowercased() == "range":
            let numbers = arguments.compactMap { Planner.number($0) }
            guard numbers.count == arguments.count, numbers.count >= 2 else { break }
            let step = numbers.count > 2 ? numbers[2] : 1
            return step == 0 ? rows : rows * max(0, ((numbers[1] - numbers[0]) / step).rounded(.down) + 1)
        default: break
        }
        return rows * Planner.lengthOfList
    }

    /// A plan that is run for each row and gives at least one.
    func rows(behind input: PlanStep, atLeastOneOf plan: PlanStep) -> Double? {
        input.estimatedRows.flatMap { rows in plan.estimatedRows.map { rows * max(1, $0) } }
    }

    // MARK: - Texts

    private static let blank = CharacterSet(charactersIn: " ")

    /// A part of the query on one line, cut where it is long.
    func source(_ span: Span) -> String { source(from: span.start, to: span.end) }

    /// From the beginning of the first to the end of the last.
    func source(_ spans: [Span]) -> String {
        source(from: spans.map(\.start).min() ?? 0, to: spans.map(\.end).max() ?? 0)
    }

    private func source(from start: Int, to end: Int) -> String {
        guard start >= 0, end <= bytes.count, start < end else { return "" }
        var last = min(end, start + 120)
        // Not within a character.
        while last < end, last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
        let lines = bytes[start..<last].split { (0x09...0x0D).contains($0) }
        let text = lines.map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: Planner.blank) }
            .joined(separator: " ")
        return last < end ? text + "…" : text
    }
}

extension PlanStep {
    /// The same step, with what it says of itself and how many rows are expected behind it.
    func noted(_ note: String, rows: Double?) -> PlanStep {
        (self.note, estimatedRows) = (note, rows)
        return self
    }

    /// The same step, which gives a row for each that it gets.
    func noted(_ note: String) -> PlanStep { noted(note, rows: input?.estimatedRows) }
}

extension SetItem {
    /// Where it stands, with everything that belongs to it.
    var span: Span {
        switch self {
        case .property(let subject, _, let value): Span(subject.span.start, value.span.end)
        case .replace(let name, let value), .merge(let name, let value): Span(name.span.start, value.span.end)
        case .labels(let name, let labels): Span(name.span.start, labels.last?.span.end ?? name.span.end)
        }
    }
}

extension RemoveItem {
    /// Where it stands, with everything that belongs to it.
    var span: Span {
        switch self {
        case .property(let subject, let key): Span(subject.span.start, key.span.end)
        case .labels(let name, let labels): Span(name.span.start, labels.last?.span.end ?? name.span.end)
        }
    }
}
