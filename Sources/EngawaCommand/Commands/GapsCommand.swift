import EngawaEcomap
import EngawaGraph
import EngawaSheets
import EngawaStore
import EngawaText

/// `engawa gaps`: missing links.
enum GapsCommand {
    static let top = Option<Int>.integer(
        "top",
        least: 1,
        Message(ja: "上から N 件だけ（省略時は 5）", en: "only the first N (5 by default)")
    )
    static let dismiss = Option<Int>.integer(
        "dismiss",
        least: 1,
        Message(
            ja: "N 番に答える（今は要らない・そっとしておく・声をかけた）。次からは出ない",
            en: "answer number N (not-now, leave-in-peace, asked); it is not shown again"
        )
    )
    static let withAnswered = Option<Bool>.flag(
        "with-answered",
        Message(ja: "答えたものも示す", en: "show those that were answered too")
    )
    static let answer = Argument(
        "ANSWER",
        count: .oneOrNone,
        Message(ja: "--dismiss の答え", en: "the answer of --dismiss")
    )
    static let ibasho = Argument(
        "IBASHO",
        count: .oneOrNone,
        Message(ja: "居場所の名前。省くとマップ全体", en: "name of the ibasho (community place); by default the whole map")
    )

    private static let usualTop = 5

    static let command = Command(
        "gaps",
        Message(ja: "まだないつながりを、役に立つ順に示す", en: "list missing links, the most useful first"),
        notes: [
            Message(
                ja: "どれも「あってもよいかもしれない」つながりで、なくてもかまいません。答えは --dismiss でマップに残せます。",
                en: "All of them are links that may be welcome; none has to be. --dismiss keeps an answer in the map."
            ),
            Message(
                ja: "会議用（meeting）では、同意のない方は候補にも紹介役にも出ません。",
                en: "For a meeting nobody without consent is named as a candidate or as one who could introduce."
            ),
        ],
        arguments: [CommonArguments.map, ibasho, answer],
        options: [
            top.spec, CommonOptions.edition.spec, withAnswered.spec, dismiss.spec, CommonOptions.format.spec,
            CommonOptions.rowsOutput.spec, CommonOptions.asOf.spec, CommonOptions.atTransaction.spec,
            CommonOptions.message.spec, CommonOptions.wait.spec,
        ],
        examples: [
            Example(
                Message(ja: "engawa gaps machi.engawa --top 5", en: "engawa gaps town.engawa --top 5"),
                Message(ja: "マップ全体から五つ", en: "five of the whole map")
            ),
            Example(
                Message(
                    ja: "engawa gaps machi.engawa みんなの食堂 --dismiss 2 そっとしておく",
                    en: "engawa gaps town.engawa \"Everybody's Kitchen\" --dismiss 2 leave-in-peace"
                ),
                Message(ja: "二番目に答えておく", en: "answer the second one")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let (name, word) = try words(call)
        let (day, _) = try context.day(call[CommonOptions.asOf])
        let request = GapRequest(
            edition: call[CommonOptions.edition] ?? .meeting,
            day: day,
            withAnswered: call.has(withAnswered)
        )
        if let word {
            return try keep(word, name, request, call, context)
        }
        let map = try MapFile.read(call.value(CommonArguments.map), call, context)
        let gaps = try find(name, request, map)
        let shown = Array(gaps.prefix(call[top] ?? usualTop))
        try context.show(
            GapList(gaps: shown, map: map, namesIbasho: name == nil && map.ibasho.count > 1).results(context.language),
            call
        )
        if let name {
            let ibasho = try map.find(name)
            if !map.isThere(ibasho, on: day) {
                context.tell(
                    Message(
                        ja: "「\(map.name(of: ibasho))」は \(day.text) には開いていない居場所なので、何も探しません",
                        en: "\(map.name(of: ibasho)) is not open on \(day.text), so nothing is looked for"
                    )
                )
                return .done
            }
        }
        if Context.format(call) == .table { tell(of: gaps.count, shown.count, map, context) }
        return .done
    }

    private static func find(_ name: String?, _ request: GapRequest, _ map: EcomapMap) throws(Failure) -> [Gap] {
        if let name { return GapSearch(map, request).gaps(of: try map.find(name)) }
        // An empty map has its own answer.
        if map.ibasho.isEmpty { _ = try map.find(nil) }
        return GapSearch(map, request).gaps()
    }

    /// What a list alone does not say.
    private static func tell(of count: Int, _ shown: Int, _ map: EcomapMap, _ context: Context) {
        if count == 0 {
            context.tell(
                Message(ja: "今のところ、お知らせすることはありません", en: "there is nothing to tell at present")
            )
        } else if count > shown {
            context.tell(
                Message(
                    ja: "ほかに \(count - shown) 件あります（--top \(count) ですべて）",
                    en: "there are \(count - shown) more (--top \(count) shows all)"
                )
            )
        }
        if map.hasNoPlaces {
            context.tell(
                Message(
                    ja: "所在地が書かれていないので、近くの場や人は分かりません。居場所と人・団体の表に所在地の列を加えると、候補がふえます",
                    en:
                        "no places are written down, so nobody knows what is near; a column place in the sheets of ibasho and actors adds candidates"
                )
            )
        }
    }

    // MARK: - Answers

    /// The ibasho that is named and the answer that is given. Throws exit 2.
    private static func words(_ call: ParsedCall) throws(Failure) -> (ibasho: String?, answer: GapAnswer.Word?) {
        let first = call.first(ibasho)
        let second = call.first(answer)
        guard call[dismiss] != nil else {
            guard let second else { return (first, nil) }
            throw .usage(
                Message(ja: "gaps: 「\(second)」が余分です", en: "gaps: \"\(second)\" is one argument too many"),
                advice: Message(ja: "答えるには --dismiss N をつけてください", en: "to answer, add --dismiss N")
            )
        }
        if call[CommonOptions.atTransaction] != nil || call[CommonOptions.asOf] != nil {
            throw .usage(
                Message(
                    ja: "--dismiss は今のマップに答えるものです。--as-of と --at-transaction を外してください",
                    en: "--dismiss answers the map as it is now; leave --as-of and --at-transaction out"
                )
            )
        }
        guard let text = second ?? first, let word = GapAnswer.Word(text) else {
            let known = GapAnswer.Word.allCases.map(\.words)
            throw .usage(
                (second ?? first).map {
                    Message(ja: "--dismiss: 「\($0)」は答えの言葉ではありません", en: "--dismiss: \"\($0)\" is no answer")
                } ?? Message(ja: "--dismiss: 答えがありません", en: "--dismiss: the answer is missing"),
                advice: Message(
                    ja: "「" + known.map(\.ja).joined(separator: "」「") + "」のどれかを最後に書いてください",
                    en: "write not-now, leave-in-peace or asked at the end"
                )
            )
        }
        return (second == nil ? nil : first, word)
    }

    private static func keep(
        _ word: GapAnswer.Word,
        _ name: String?,
        _ request: GapRequest,
        _ call: ParsedCall,
        _ context: Context
    ) throws(Failure) -> ExitCode {
        let path = call.value(CommonArguments.map)
        let number = call[dismiss] ?? 1
        let store = try MapFile.open(path, context)
        let kept: (result: Gap, transaction: Int?)
        do {
            let message = Message(ja: "つながりの候補に「\(word.words.ja)」", en: "a missing link answered: \(word.words.en)")
            let note = context.note(call[CommonOptions.message] ?? message[context.language])
            kept = try store.write(note, wait: call[CommonOptions.wait] ?? 0) { draft in
                let gaps = try find(name, request, EcomapMap(draft.graph))
                guard number <= gaps.count else {
                    throw Failure.notDone(
                        Message(
                            ja: "\(number) 番はありません（全部で \(gaps.count) 件）",
                            en: "there is no number \(number) (\(gaps.count) in all)"
                        ),
                        advice: Message(ja: "engawa gaps で番号を確かめてください", en: "engawa gaps shows the numbers")
                    )
                }
                try GapAnswer(word, on: SheetDate(context.today)).keep(for: gaps[number - 1], in: &draft)
                return gaps[number - 1]
            }
        } catch {
            throw MapFile.failure(of: error, path)
        }
        MapFile.tellSetAside(store, context)
        try context.report(
            transaction: kept.transaction ?? store.latest.number,
            Message(
                ja: "「\(kept.result.why.ja)」に「\(word.words.ja)」と書きました。--with-answered で見られます",
                en: "kept \"\(word.words.en)\" for: \(kept.result.why.en). --with-answered shows it again"
            ),
            call
        )
        return .done
    }
}
