import EngawaEcomap
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
        case .severalTies(let ibasho):
            Message(
                ja: "「\(ibasho)」とのつながりがいくつかあるので、いま続いているもの（なければ最後のもの）を直しました",
                en: "of several ties to \(ibasho) the one that goes on, or else the latest, was changed"
            )
        case .tiesKeepFields(let ibasho):
            Message(
                ja: "図の列は、つながりの分野で決まっています（\(ibasho.joined(separator: "、"))）。そちらを直すには --ibasho を付けてください",
                en:
                    "the column in drawings is told by the tie's own field (\(ibasho.joined(separator: ", "))); give --ibasho to change that"
            )
        case .noLongerPerson(let name):
            Message(
                ja: "「\(name)」は個人ではなくなったので、会議用の図にも公開用の図にも名前が出ます",
                en: "\(name) is no person any longer: drawings of every edition show the name"
            )
        case .nowPerson(let name):
            Message(
                ja: "「\(name)」は個人になりました。会議用の図に名前が出るのは、「同意」が「会議まで」か「公開可」のときだけです",
                en: "\(name) is a person now: meetings see the name only with consent (会議まで or 公開可)"
            )
        }
    }
}
