import EngawaCypher
import EngawaText

extension CypherPlan {
    /// The plan as a table, a row for each step: the last step on top, and below each those that it takes rows from.
    var results: Results {
        let isProfiled = rows != nil
        var columns = [
            Results.Column(Message(ja: "手順", en: "step")), Results.Column(Message(ja: "内容", en: "details")),
            Results.Column(Message(ja: "見込みの行数", en: "estimated rows"), .right),
        ]
        if isProfiled {
            columns.append(Results.Column(Message(ja: "行数", en: "rows"), .right))
            columns.append(Results.Column(Message(ja: "ミリ秒", en: "ms"), .right))
        }
        var lines: [[String]] = []
        add(to: &lines, "", "", isProfiled)
        return Results(columns: columns, rows: lines, json: .null)
    }

    private func add(to lines: inout [[String]], _ branch: String, _ below: String, _ isProfiled: Bool) {
        var line = [branch + name, details, estimatedRows.map(CypherPlan.rounded) ?? ""]
        if isProfiled {
            line.append(rows.map(String.init) ?? "")
            line.append(time.map { CypherPlan.decimals($0 / .milliseconds(1)) } ?? "")
        }
        lines.append(line)
        for (place, input) in inputs.enumerated() {
            let isLast = place == inputs.count - 1
            // A chain, which most plans are, stays on the left.
            let isChain = inputs.count == 1
            input.add(
                to: &lines,
                isChain ? below : below + (isLast ? "└ " : "├ "),
                isChain ? below : below + (isLast ? "  " : "│ "),
                isProfiled
            )
        }
    }

    private static func rounded(_ rows: Double) -> String {
        rows < 1e15 ? String(Int(max(0, rows).rounded(.up))) : rows.description
    }

    private static func decimals(_ milliseconds: Double) -> String {
        let thousandths = Int((milliseconds * 1000).rounded())
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
