import EngawaGraph
import EngawaStore
import EngawaText

extension UndoError {
    /// How `engawa undo` ends over it.
    var failure: Failure {
        switch self {
        case .obstructed(let number, let obstacles):
            obstructed(number, obstacles)
        case .nothingLeft(let number):
            .notDone(
                Message(
                    ja: "記録 \(number) 番の変更で、いま残っているものはありません",
                    en: "nothing that transaction \(number) did is left"
                ),
                advice: Message(
                    ja: "何が変わったかは engawa log MAP --show \(number) で見られます",
                    en: "engawa log MAP --show \(number) lists what it did"
                )
            )
        case .alreadyUndone(let number):
            .notDone(
                Message(ja: "記録 \(number) 番はすでに取り消されています", en: "transaction \(number) was taken back already"),
                advice: Message(
                    ja: "元に戻すには、取り消した記録（engawa log MAP で分かります）を engawa undo してください",
                    en: "to bring it back, undo the transaction that did so (engawa log MAP lists it)"
                )
            )
        case .forgetting(let number):
            .notDone(
                Message(
                    ja: "記録 \(number) 番は人を忘れた記録で、取り消せません",
                    en: "transaction \(number) forgot somebody, which has no way back"
                )
            )
        case .nothingThere:
            .notDone(Message(ja: "取り消す記録がまだありません", en: "there is no transaction to take back"))
        case .folded(let number):
            .notDone(
                Message(
                    ja: "記録 \(number) 番は、それまでの記録を一つにまとめたもので、取り消せません",
                    en: "transaction \(number) stands for all before it and cannot be taken back"
                ),
                advice: Message(ja: "それより後の記録は取り消せます", en: "later ones can be taken back")
            )
        }
    }

    private func obstructed(_ number: Int, _ obstacles: [UndoObstacle]) -> Failure {
        var what = Message(ja: "記録 \(number) 番は取り消せません", en: "transaction \(number) cannot be taken back")
        if let first = obstacles.first { what = what + Message(ja: "。", en: ": ") + first.message }
        let more = obstacles.count - 1
        if more > 0 { what = what + Message(ja: "（ほか \(more) 件）", en: " (and \(more) more)") }
        let later = Set(obstacles.compactMap(\.transaction)).sorted().map(String.init).joined(separator: ", ")
        guard !later.isEmpty else { return .notDone(what) }
        return .notDone(
            what,
            advice: Message(
                ja: "先に、後の記録（\(later) 番）を新しいものから取り消してください",
                en: "take the later transactions back first, the newest before the others: \(later)"
            )
        )
    }
}

extension UndoObstacle {
    /// What stands in the way, in a sentence.
    fileprivate var message: Message {
        let by = Message(
            ja: transaction.map { "後の記録 \($0) 番で" } ?? "後で",
            en: transaction.map { " by transaction \($0)" } ?? " later"
        )
        let what = subject.words
        return switch reason {
        case .valueChanged(let key):
            Message(
                ja: "\(by.ja)「\(what)」の \(key) が変わっています",
                en: "\(key) of \(what) was changed\(by.en)"
            )
        case .labelsChanged:
            Message(ja: "\(by.ja)「\(what)」のラベルが変わっています", en: "the labels of \(what) were changed\(by.en)")
        case .removed:
            Message(ja: "\(by.ja)「\(what)」がなくなっています", en: "\(what) was removed\(by.en)")
        case .attached(let relationship):
            Message(
                ja: "\(by.ja)「\(relationship.words)」が加わり、「\(what)」を消すと失われます",
                en: "\(relationship.words) was added\(by.en) and would be lost with \(what)"
            )
        case .endRemoved(let node):
            Message(
                ja: "\(by.ja)「\(node.words)」がなくなり、「\(what)」を戻せません",
                en: "\(what) cannot come back, since \(node.words) was removed\(by.en)"
            )
        }
    }
}

extension UndoObstacle.Subject {
    /// What it is called.
    var words: String {
        switch self {
        case .node(let node): node.words
        case .relationship(let relationship): relationship.words
        case .attribute(let name): name
        }
    }
}
