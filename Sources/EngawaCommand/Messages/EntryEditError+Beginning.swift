import EngawaEcomap
import EngawaText

extension EntryEditError {
    /// How it ends over which of several ties to an ibasho is meant, or over what tells them apart.
    func beginningFailure(_ number: Int) -> Failure {
        let choose = Message(
            ja: "--tie に開始の日を書いて選んでください（開始のないものは --tie なし）: ",
            en: "choose one by its beginning with --tie DATE (--tie none for one without): "
        )
        switch self {
        case .severalTiesToOne(let name, let ibasho, let ties):
            return .notDone(
                Message(
                    ja: "\(number)番「\(name)」と「\(ibasho)」のつながりは \(ties.count) つあり、どれを直すか決められません",
                    en: "\(number) (\(name)) has \(ties.count) ties to \(ibasho); it must be said which one is meant"
                ),
                advice: choose + EntryEditError.list(ties.map(\.words))
            )
        case .noTieOfBeginning(let name, let ties):
            // Where they lead to several ibasho, each says to which.
            let hasSeveral = Set(ties.map(\.ibasho)).count > 1
            return .notDone(
                Message(
                    ja: "\(number)番「\(name)」に、その開始のつながりはありません",
                    en: "\(number) (\(name)) has no tie of that beginning"
                ),
                advice: Message(ja: "あるのは: ", en: "there are: ")
                    + EntryEditError.list(
                        ties.map { hasSeveral ? Message(same: $0.ibasho + " ") + $0.words : $0.words }
                    )
            )
        case .beginningTaken(let date, let ibasho, let other):
            return .notDone(
                Message(
                    ja: "「\(ibasho)」とのつながりには、開始が重なるもの「\(other.words.ja)」がもうあり、\(date) では区別できなくなります",
                    en:
                        "another tie to \(ibasho) has that beginning (\(other.words.en)); with \(date) nothing would tell them apart"
                ),
                advice: Message(
                    ja: "別の開始にするか、もう一つのほうを --tie で選んで直してください",
                    en: "choose another beginning, or put the other tie right with --tie"
                )
            )
        case .beginningNeeded(let ibasho, let others):
            return .notDone(
                Message(
                    ja: "「\(ibasho)」とのつながりはほかにもあり（\(EntryEditError.list(others.map(\.words)).ja)）、開始を消すと区別できなくなります",
                    en:
                        "there are other ties to \(ibasho) (\(EntryEditError.list(others.map(\.words)).en)); without a beginning nothing tells them apart"
                ),
                advice: Message(ja: "開始の日を書いてください", en: "give it a beginning")
            )
        default:
            return .notDone(Message(same: ""))
        }
    }

    private static func list(_ words: [Message]) -> Message {
        Message(ja: words.map(\.ja).joined(separator: "、"), en: words.map(\.en).joined(separator: ", "))
    }
}
