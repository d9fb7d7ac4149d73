import EngawaEcomap
import EngawaGraph
import EngawaSheets
import EngawaText

/// `engawa platform`: the roll of a platform.
enum PlatformCommand {
    static let name = Argument(
        "NAME",
        Message(ja: "プラットフォームの名前（人・団体か居場所）", en: "name of the platform (an organisation or an ibasho)")
    )
    static let since = Option<String>.text(
        "since",
        valueName: "DATE",
        Message(ja: "その日から加わった・離れた人・団体も示す", en: "show who joined and who left since that day")
    )

    static let command = Command(
        "platform",
        Message(
            ja: "プラットフォームの顔ぶれと、ここにない分野・種別・部署を見る",
            en: "show the roll of a platform, and the fields and kinds not in it"
        ),
        notes: [
            Message(
                ja: "顔ぶれは、関係の表で「所属」か「傘下」として結ばれた人・団体です。招いた人は、列「招待者」などから分かります。",
                en:
                    "Members are those whom a sheet of links ties to it as member or part; a column invitedBy tells who invited whom."
            ),
            Message(
                ja: "同意のない個人は、図と同じように役割と番号で示します（--for internal ではそのまま）。",
                en: "Persons without consent stand as role and number, as in drawings (--for internal shows all)."
            ),
        ],
        arguments: [CommonArguments.map, name],
        options: [
            since.spec, CommonOptions.edition.spec, CommonOptions.format.spec, CommonOptions.rowsOutput.spec,
            CommonOptions.asOf.spec, CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(
                    ja: "engawa platform machi.engawa 居場所ネットワーク",
                    en: "engawa platform town.engawa \"Ibasho Network\""
                ),
                Message(ja: "今日の顔ぶれ", en: "the members of today")
            ),
            Example(
                Message(
                    ja: "engawa platform machi.engawa 居場所ネットワーク --since 2024年4月 -o 顔ぶれ.csv",
                    en: "engawa platform town.engawa \"Ibasho Network\" --since 2024-04 -o roll.csv"
                ),
                Message(ja: "年度はじめからの移り変わりも、CSV に", en: "with what changed since April, as CSV")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let map = try MapFile.read(call.value(CommonArguments.map), call, context)
        let (day, isAsOf) = try context.day(call[CommonOptions.asOf])
        let begin = try context.start(call[since], before: day)
        let node = try platform(call.value(name), map)
        let request = EcomapRequest(
            edition: call[CommonOptions.edition] ?? .meeting,
            day: day,
            isAsOf: isAsOf,
            language: context.language
        )
        let roll = map.roll(of: node, request, since: begin)
        try context.show(roll.results(context.language, Context.format(call)), call)
        if roll.members.isEmpty { context.tell(emptyRemark(roll, map)) }
        if roll.contradictory > 0 {
            context.tell(
                Message(
                    ja: "終了が開始より前の所属が \(roll.contradictory) 件あり、数えていません。日付を見直してください",
                    en:
                        "memberships that end before they begin, counted nowhere: \(roll.contradictory); look at their dates"
                )
            )
        }
        return .done
    }

    private static func platform(_ name: String, _ map: EcomapMap) throws(Failure) -> NodeID {
        do {
            return try map.platform(named: name)
        } catch {
            throw error.failure(map.platforms(limit: 10))
        }
    }

    private static func emptyRemark(_ roll: Roll, _ map: EcomapMap) -> Message {
        let others = map.platforms(limit: 10).filter { $0 != roll.platform }
        let offer =
            others.isEmpty
            ? Message(
                ja: "。関係の表（列: 名前1、名前2、関係）に「所属」と書いて取り込むと、顔ぶれになります",
                en: "; import a sheet of links (columns from, to, relation) that says member"
            )
            : Message(
                ja: "。顔ぶれのあるもの: " + others.joined(separator: "、"),
                en: "; there are members of: " + others.joined(separator: ", ")
            )
        return Message(
            ja: "「\(roll.platform)」に所属や傘下として結ばれた人・団体は、\(roll.day) には書かれていません",
            en: "nobody is tied to \(roll.platform) as a member or a part on \(roll.day)"
        ) + offer
    }
}

extension RollError {
    /// How a command ends over it; `platforms` are those that have members.
    func failure(_ platforms: [String]) -> Failure {
        switch self {
        case .unknown(let name, let near):
            let known =
                platforms.isEmpty
                ? Message(
                    ja: "engawa query MAP 'MATCH (a:Actor) RETURN a.name' で名前を確かめられます",
                    en: "engawa query MAP 'MATCH (a:Actor) RETURN a.name' lists the names"
                )
                : Message(
                    ja: "顔ぶれのあるもの: " + platforms.joined(separator: "、"),
                    en: "there are members of: " + platforms.joined(separator: ", ")
                )
            return .notDone(
                Message(ja: "「\(name)」はこのマップにありません", en: "this map has nobody called \(name)"),
                advice: NameOffer.advice(near) ?? known
            )
        case .ambiguous(let name, let descriptions):
            return .notDone(
                Message(
                    ja: "「\(name)」は \(descriptions.count) つあります",
                    en: "there are \(descriptions.count) called \(name)"
                ),
                advice: Message(
                    ja: "番号で指定してください: " + descriptions.prefix(10).joined(separator: "、"),
                    en: "name one by its number (番号, id): " + descriptions.prefix(10).joined(separator: ", ")
                )
            )
        }
    }
}
