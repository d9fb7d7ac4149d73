import EngawaEcomap
import EngawaText

extension ImportProblem {
    /// What deserves a look, and what to do where it is not as it should be.
    var warning: Message {
        switch self {
        case .unsureKind(let name, .person):
            Message(
                ja: "「\(name)」は個人の名前かもしれないので「個人」としました。団体なら「種別」に書いてください",
                en: "\(name) may be a person's name and was taken for one; if it is not, fill in 種別 (kind)"
            )
        case .unsureKind(let name, let taken):
            Message(
                ja: "「\(name)」の種別がはっきりしないので「\(taken.name.ja)」とし、会議用の図に名前を出します。個人なら「種別」に「個人」と書いてください",
                en:
                    "the kind of \(name) is not certain: taken as \(taken.name.en.lowercased()), and named in drawings; for a person write 個人 (person) under 種別 (kind)"
            )
        case .sameNameOtherActor(let name):
            Message(
                ja: "同じ名前の「\(name)」がいますが、所在地か種別が違うので別の相手としました。同じなら「番号」をそろえてください",
                en:
                    "there is another \(name), elsewhere or of another kind, so this is taken for somebody else; if it is the same, give both the same 番号 (id)"
            )
        case .ambiguousName(let name):
            Message(
                ja: "「\(name)」が何人かいるので、先に入ったほうとしました。「番号」か「所在地」で区別してください",
                en:
                    "there are several \(name); the one that came first was taken; tell them apart by 番号 (id) or 所在地 (place)"
            )
        case .ambiguousTie(let name):
            Message(
                ja: "「\(name)」とのつながりがいくつかあるので、いちばん新しいものとしました。「開始」を書くと区別できます",
                en: "there are several ties to \(name); the latest was taken; fill in 開始 (since) to tell them apart"
            )
        case .forgottenName(let name):
            Message(
                ja: "「\(name)」という方は、以前このマップから消されています。本人に確かめ、望まれないなら engawa forget でもう一度消してください",
                en:
                    "somebody called \(name) was taken out of this map before; ask them, and if they do not wish it use engawa forget again"
            )
        case .newField(let name):
            Message(
                ja: "分野「\(name)」は軸になかったので、右端に足しました",
                en: "the field \(name) was not on the axis and was put at its end"
            )
        case .renamed(let old, let new):
            Message(
                ja: "この番号は「\(old)」のものでした。名前を「\(new)」に改めました",
                en: "this number belonged to \(old), who is called \(new) from now on"
            )
        case .unknownColumn(let header, let nearest):
            Message(
                ja: "「\(header)」は知らない列なので、そのまま残しました（「\(nearest)」のことですか）",
                en: "the column \(header) is not known and is kept as it is (is that \(nearest)?)"
            )
        case .sameNameOtherIbasho(let name):
            Message(
                ja: "同じ名前の居場所「\(name)」がありますが、所在地か番号が違うので別の居場所としました。同じなら「番号」をそろえてください",
                en:
                    "there is another ibasho \(name), elsewhere or under another number, so this is taken for another one; if it is the same, give both the same 番号 (id)"
            )
        case .sameNameOtherPlace(let name):
            Message(
                ja: "同じ名前の地域「\(name)」がありますが、上位が違うので別の地域としました",
                en: "there is another place \(name) within another one, so this is taken for another place"
            )
        case .ambiguousPlace(let name):
            Message(
                ja: "「\(name)」という地域がいくつかあるので、先に入ったほうとしました。区別できる名前にしてください",
                en: "there are several places \(name); the one that came first was taken; give them names that differ"
            )
        case .placeCycle(let names):
            Message(
                ja: "上位がひと回りしています（\(names.joined(separator: " → "))）。上位を確かめてください",
                en:
                    "these places lie within each other in a circle (\(names.joined(separator: " → "))); check 上位 (within)"
            )
        case .genericName(let name):
            Message(
                ja: "「\(name)」だけでは誰か分からないので、一人（一団体）として入れました。区別できる名前にしてください",
                en: "\(name) alone does not say who it is and was taken for one actor; give a name that tells"
            )
        case .actorIsIbasho(let name):
            Message(
                ja: "「\(name)」は居場所なので、人・団体だけの項目は入れませんでした",
                en: "\(name) is an ibasho; what only actors have was left out"
            )
        default:
            Message(same: "")
        }
    }
}
