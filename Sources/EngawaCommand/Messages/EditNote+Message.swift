import EngawaEcomap
import EngawaGraph
import EngawaSheets
import EngawaText

extension EditNote {
    /// What deserves to be said, and what to do where it is not as it should be.
    var message: Message {
        switch self {
        case .imported(.newField(let name)):
            ImportProblem.newField(name).message
                + Message(ja: "。書きまちがいなら engawa undo で戻してください", en: "; if that is a slip, engawa undo takes it back")
        case .imported(let problem):
            problem.message
        case .namesake(let name, let other):
            Message(
                ja: "「\(name)」という名前は \(other.rawValue)番にもあります。取り込む表では、番号、種別か所在地で区別してください",
                en: "\(other.rawValue) is called \(name) too; tell them apart in sheets by id, kind or place"
            )
        case .newPlace(let name, let hasLevel):
            Message(
                ja: "地域「\(name)」はマップになかったので足しました",
                en: "the place \(name) was not in the map and was added"
            )
                + (hasLevel
                    ? Message(
                        ja: "。領域は、地域の表で「上位」を書くと決まります",
                        en: "; its 上位 (within), in a sheet of places, tells the band"
                    )
                    : Message(
                        ja: "。書きまちがいでなければ、地域の表で「レベル」と「上位」を書いてください",
                        en: "; if that is no slip, give its level and within in a sheet of places"
                    ))
        case .severalTies(let tie):
            Message(
                ja: "「\(tie.ibasho)」とのつながりのうち、いま続いている「\(tie.words.ja)」を直しました。ほかのものは --tie に開始の日を書くと選べます",
                en:
                    "of several ties to \(tie.ibasho) the one that goes on was changed (\(tie.words.en)); --tie DATE chooses another"
            )
        case .contactAhead(let day, let today):
            Message(
                ja: "最終接触 \(day.text) は今日（\(today.text)）より先です。書きまちがいなら engawa undo で戻してください",
                en:
                    "the last contact \(day.text) is later than today (\(today.text)); if that is a slip, engawa undo takes it back"
            )
        case .tiesKeepFields(let ibasho):
            Message(
                ja: "図の列は、つながりの分野で決まっています（\(ibasho.joined(separator: "、"))）。そちらを直すには --ibasho を付けてください",
                en:
                    "the column in drawings is told by the tie's own field (\(ibasho.joined(separator: ", "))); give --ibasho to change that"
            )
        case .noLongerPerson(let name, let consent):
            Message(ja: "「\(name)」は個人ではなくなりました。", en: "\(name) is no person any longer: ")
                + EditNote.whoSees(consent)
        case .staysPerson(let name):
            Message(
                ja: "「\(name)」は個人のままです（種別と名前からは、はっきりしません）。団体なら「種別」に書いてください",
                en:
                    "\(name) stays a person (kind and name do not tell surely); if it is none, say so under 種別 (kind)"
            )
        case .nowPerson(let name):
            Message(
                ja: "「\(name)」は個人になりました。会議用の図に名前が出るのは、「同意」が「会議まで」か「公開可」のときだけです",
                en: "\(name) is a person now: meetings see the name only with consent (会議まで or 公開可)"
            )
        }
    }
    /// Which editions show the name of somebody who is no person, by what was agreed to.
    private static func whoSees(_ consent: Consent?) -> Message {
        switch consent {
        case nil, .public?:
            Message(ja: "会議用の図にも公開用の図にも名前が出ます", en: "drawings of every edition show the name")
        case .meeting?:
            Message(
                ja: "会議用の図には名前が出ます。「同意」が「会議まで」なので、公開用の図では伏せます",
                en: "meetings see the name; the consent withholds it from public drawings"
            )
        case .internal?, .refused?:
            Message(
                ja: "「同意」が「\(consent == .internal ? "内部のみ" : "なし")」なので、会議用の図でも公開用の図でも名前は伏せたままです",
                en: "the consent withholds the name from meetings and public drawings all the same"
            )
        }
    }
}

extension TieSummary {
    /// What tells the tie from others: `2020（米）`.
    var words: Message {
        let given =
            contents.isEmpty
            ? Message(same: "")
            : Message(
                ja: "（" + contents.joined(separator: "、") + "）",
                en: " (" + contents.joined(separator: ", ") + ")"
            )
        return TieSummary.beginning(since) + given
    }

    /// When a tie began: `2020 から`.
    static func beginning(_ since: Value) -> Message {
        since == .null
            ? Message(ja: "開始なし", en: "no beginning")
            : Message(ja: since.words.ja + " から", en: "since " + since.words.en)
    }
}
