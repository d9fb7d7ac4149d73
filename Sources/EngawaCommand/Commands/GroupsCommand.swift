import EngawaEcomap
import EngawaText

/// `engawa groups`: seating for a workshop where talk starts by itself (雑談が生まれるグループ分け).
enum GroupsCommand {
    static let members = Option<String>.text(
        "members",
        valueName: "FILE",
        Message(
            ja: "参加者の CSV・TSV（列: 名前。あれば 番号、役割、種別、所属、タグ、分野、地域、知り合い）",
            en: "CSV or TSV of the members: name; also id, role, kind, affiliation, tags, area, knows"
        )
    )
    static let size = ReachOptions.number(
        "size",
        2...100,
        Message(ja: "一つの卓の人数（省略時は 5）", en: "how many sit at a table (5 by default)")
    )
    static let rounds = ReachOptions.number(
        "rounds",
        1...100,
        Message(ja: "席替えを含む回数（省略時は 1）", en: "how many rounds (1 by default)")
    )

    static let command = Command(
        "groups",
        Message(ja: "話がはずむグループ分けを作る", en: "seat the members of a workshop so that talk starts by itself"),
        notes: [
            Message(
                ja: "どの卓でも、知り合いと、共通の話題（タグ・分野・地域）のある人がいて、はじめての人とも出会えるように席を決めます。",
                en:
                    "Everybody has an acquaintance, a topic in common (tag, field, area) and people not met yet at the table."
            ),
            Message(
                ja: "役割・種別は混ぜ、葛藤のある方どうしは離し、同じ二人が二度同じ卓にならないようにします。",
                en: "Roles and kinds are mixed, strained pairs sit apart, no pair sits together twice."
            ),
            Message(
                ja: "小さくする値: 葛藤の組 1000、二度目の組 100、知り合いのいない席 30、話題のない席 12、同じ役割など 3、新しい出会い −4。",
                en:
                    "What it keeps low: strained pair 1000, pair again 100, no acquaintance 30, no topic 12, alike 3, new pair -4."
            ),
            Message(
                ja: "マップにない方も席に着けます。知り合いは、マップの間柄、表の「知り合い」「所属」から分かります。",
                en:
                    "Members may be unknown to the map. Who knows whom is told by the map and by the list (knows, affiliation)."
            ),
        ],
        arguments: [CommonArguments.map],
        options: [
            members.spec, size.spec, rounds.spec, ReachOptions.seed.spec, ImportCommand.encoding.spec,
            CommonOptions.format.spec, CommonOptions.rowsOutput.spec, CommonOptions.asOf.spec,
            CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(
                    ja: "engawa groups machi.engawa --members 参加者.csv --size 5 --rounds 3",
                    en: "engawa groups town.engawa --members members.csv --size 5 --rounds 3"
                ),
                Message(ja: "五人ずつの卓で三回", en: "tables of five, three rounds")
            ),
            Example(
                Message(
                    ja: "engawa groups machi.engawa --members 参加者.csv --size 4 --seed 2 -o 席.csv",
                    en: "engawa groups town.engawa --members members.csv --size 4 --seed 2 -o seats.csv"
                ),
                Message(ja: "別のくじで決めて、Excel で開ける CSV に", en: "by another seed, as CSV for Excel")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        guard let path = call[members] else {
            throw .usage(
                Message(ja: "groups: --members FILE がありません", en: "groups: --members FILE is missing"),
                advice: Message(ja: "列「名前」のある CSV を書いてください", en: "give a CSV with a column name")
            )
        }
        let map = try MapFile.read(call.value(CommonArguments.map), call, context)
        let (day, _) = try context.day(call[CommonOptions.asOf])
        let list: MemberList
        do throws(MemberListError) {
            list = try MemberList(path: path, encoding: call[ImportCommand.encoding] ?? .auto)
        } catch {
            throw error.failure
        }
        let size = call[size] ?? 5
        guard size <= list.members.count, list.members.count >= 2 else {
            throw tooFew(list.members.count, size)
        }
        let seating = map.seating(
            of: list.members,
            size: size,
            rounds: call[rounds] ?? 1,
            seed: call[ReachOptions.seed] ?? 1,
            on: day
        )
        try context.show(seating.report(context.language), call)
        for note in seating.notes(isTable: Context.format(call) == .table) { context.tell(note) }
        return .done
    }

    private static func tooFew(_ count: Int, _ size: Int) -> Failure {
        guard count >= 2 else {
            return .notDone(
                Message(ja: "参加者が \(count) 人です", en: "there is \(count) member"),
                advice: Message(ja: "二人以上の表を書いてください", en: "a list of two or more can be seated")
            )
        }
        return .notDone(
            Message(
                ja: "参加者は \(count) 人で、--size \(size) より少ないです",
                en: "there are \(count) members, fewer than --size \(size)"
            ),
            advice: Message(ja: "--size を 2 から \(count) までにしてください", en: "choose a --size from 2 to \(count)")
        )
    }
}

extension MemberListError {
    /// How a command ends over it.
    fileprivate var failure: Failure {
        switch self {
        case .sheet(let error): error.failure
        case .noNames(let file, let headers):
            .notDone(
                Message(
                    ja: "\(file): 「名前」の列がありません（見出し: \(headers.prefix(8).joined(separator: "、"))）",
                    en: "\(file): there is no column name (headers: \(headers.prefix(8).joined(separator: ", ")))"
                ),
                advice: Message(
                    ja: "1 行目の見出しに「名前」（氏名、参加者、name でも）と書いてください",
                    en: "write name (or 名前) among the headers in row 1"
                )
            )
        case .noMembers(let file):
            .notDone(
                Message(ja: "\(file): 見出しの下に名前がありません", en: "\(file): no names stand below the headers"),
                advice: Message(ja: "2 行目から 1 行に 1 人ずつ書いてください", en: "write one member in each row from row 2 on")
            )
        case .twice(let file, let names):
            .notDone(
                Message(
                    ja: "\(file): 二度書かれている名前があります: \(names.prefix(8).joined(separator: "、"))",
                    en: "\(file): these stand there twice: \(names.prefix(8).joined(separator: ", "))"
                ),
                advice: Message(
                    ja: "一つにするか、別の方なら「番号」の列で区別してください",
                    en: "keep one, or tell them apart in a column id"
                )
            )
        case .tooMany(let count, let limit):
            .notDone(
                Message(ja: "参加者が \(count) 人います（\(limit) 人まで）", en: "there are \(count) members (\(limit) at most)"),
                advice: Message(ja: "会場や日で表を分けてください", en: "divide the list, by place or day")
            )
        }
    }
}
