import EngawaDrawing
import EngawaEcomap
import EngawaGraph
import EngawaSheets
import EngawaText

/// `engawa report`: the handout for a meeting.
enum ReportCommand {
    static let since = Option<String>.text(
        "since",
        valueName: "DATE",
        Message(
            ja: "いつからの変化を載せるか（省略時は1年前から）",
            en: "since when changes are told (by default a year before)"
        )
    )
    static let output = Option<String>.text(
        "output",
        short: "o",
        valueName: "OUT",
        Message(ja: "出力ファイル（.html。なければ標準出力へ）", en: "the .html file to write (else standard output)")
    )

    /// How many missing links it tells.
    private static let mostGaps = 5

    static let command = Command(
        "report",
        Message(ja: "会議に配る2枚をつくる", en: "make the two sheets that a meeting is handed"),
        notes: [
            Message(
                ja: "図と、さくいん・表・まだないつながり・変化・指標・書きこみ欄を、どのブラウザーからも2枚に印刷できます。",
                en:
                    "The drawing, and an index, table, missing links, changes, indicators and room to write: two sheets from any browser."
            )
        ],
        arguments: [CommonArguments.map, CommonArguments.ibasho],
        options: [
            output.spec, DrawCommand.paper.spec, DrawCommand.style.spec, DrawCommand.edition.spec,
            DrawCommand.anonymize.spec, since.spec,
            CommonOptions.asOf.spec, CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(
                    ja: "engawa report machi.engawa --paper a4 -o kaigi.html",
                    en: "engawa report town.engawa --paper a4 -o meeting.html"
                ),
                Message(ja: "A4 で2枚", en: "two sheets of A4")
            ),
            Example(
                Message(
                    ja: "engawa report machi.engawa みんなの食堂 --since 2025-04-01 -o kaigi.html",
                    en: "engawa report town.engawa \"Everybody's Kitchen\" --since 2025-04-01 -o meeting.html"
                ),
                Message(ja: "A3 の図と A4 の1枚、年度はじめからの変化", en: "the drawing on A3, the rest on A4, changes since April")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let file = call[output]
        if let file, try DrawFormat(path: file) != .html {
            throw .usage(
                Message(ja: "report が書くのは .html だけです", en: "report writes .html only"),
                advice: Message(ja: "-o kaigi.html のように書いてください", en: "write -o meeting.html")
            )
        }
        guard call[DrawCommand.paper] != .a1 else {
            throw .usage(
                Message(ja: "report の用紙に a1 は使えません", en: "report cannot be printed on a1"),
                advice: Message(
                    ja: "--paper a4 か a3 にするか、engawa draw --paper a1 で図だけを描いてください",
                    en: "use --paper a4 or a3, or draw the picture alone: engawa draw --paper a1"
                )
            )
        }
        let map = try MapFile.read(call.value(CommonArguments.map), call, context)
        let html = try handout(of: map, call, context)
        guard let file else {
            try context.output.write(html)
            return .done
        }
        try OutputFile(file, calls: context.files).write(Array(html.utf8))
        return .done
    }

    private static func handout(of map: EcomapMap, _ call: ParsedCall, _ context: Context) throws(Failure) -> String {
        let ibasho = try map.find(call.first(CommonArguments.ibasho))
        let (day, isAsOf) = try context.day(call[CommonOptions.asOf])
        context.tellAbsence(of: ibasho, in: map, on: day, isAsOf: isAsOf)
        let request = EcomapRequest(
            edition: call[DrawCommand.edition] ?? .meeting,
            anonymity: DrawCommand.anonymity(call[DrawCommand.anonymize]),
            day: day,
            isAsOf: isAsOf,
            language: context.chosenLanguage
        )
        let since = try context.start(call[since], before: day)
        let ecomap = map.ecomap(of: ibasho, request)
        let style = try DrawCommand.drawingStyle(call)
        let options = DrawingOptions(
            paper: (call[DrawCommand.paper].map { $0 == .a4 } ?? (style.paper == .a4)) ? .a4 : .a3,
            style: style
        )
        let picture = try Rendering(context, canWriteDot: false).bytes(
            of: EcomapDrawing.grid(ecomap, options: options),
            as: .svg,
            options
        )
        let handout = Handout(
            ecomap,
            matrix: map.matrix(of: ibasho, on: day),
            changes: EcomapChanges(
                ecomap,
                map.details(of: ibasho, for: ecomap, request),
                since: since ?? SheetDate(day.first.yearBefore)
            ),
            gaps: gaps(of: ibasho, in: map, request, ecomap.language),
            figures: figures(of: ibasho, in: map, day, ecomap.language),
            options: options
        )
        return handout.html(picture: picture)
    }

    private static func gaps(
        of ibasho: NodeID,
        in map: EcomapMap,
        _ request: EcomapRequest,
        _ language: Language
    ) -> [Handout.Gap] {
        let asked = GapRequest(
            edition: request.edition,
            anonymity: request.anonymity,
            day: request.day,
            proposesPersons: request.edition == .internal
        )
        return GapSearch(map, asked).gaps(of: ibasho).prefix(mostGaps).map { gap in
            Handout.Gap(
                kind: gap.kind.name[language],
                why: gap.why[language],
                candidates: gap.candidates.map(\.name)
            )
        }
    }

    /// Those that fit a handout: without names, and without what the changes tell already.
    private static func figures(
        of ibasho: NodeID,
        in map: EcomapMap,
        _ day: SheetDate,
        _ language: Language
    ) -> [Handout.Figure] {
        let indicators = map.indicators(of: ibasho, on: day)
        let shown: [Indicator] = [
            .ties, .supporters, .cells, .fieldDiversity, .bandDiversity, .onePersonEach, .samePerson, .meanAge,
            .publicAid,
        ]
        return shown.map { Handout.Figure(name: $0.title[language], value: indicators.shown($0, language)) }
    }
}
