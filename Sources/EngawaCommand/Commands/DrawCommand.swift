import EngawaDrawing
import EngawaEcomap
import EngawaGraphviz
import EngawaText

/// `engawa draw`: the ecomap.
enum DrawCommand {
    static let view = Option<DrawView>.choice(
        "view",
        Message(
            ja: "grid: 分野×領域の表（省略時）。radial: 輪と扇の図。network: 居場所どうしの図",
            en: "grid: fields × bands (the default); radial: rings, sectors; network: several ibasho"
        )
    )
    static let paper = Option<DrawPaper>.choice(
        "paper",
        Message(
            ja: "用紙（横置き。省略時は a3。a1 の .pdf は A3 四枚に分かれる）",
            en: "the paper, landscape (a3 by default; a .pdf of a1 is four sheets of A3)"
        )
    )
    static let cap = Option<Int>.integer(
        "cap",
        least: 0,
        Message(
            ja: "名前の数の上限。radial: マスごと、network: 全体（0: すべて。省略時は読める数まで）",
            en: "the most names; radial: in a cell, network: in all (0: all; else what can be read)"
        )
    )
    static let edition = Option<Edition>.choice(
        "for",
        Message(
            ja: "誰に見せる図か（省略時は meeting: 会議用）",
            en: "who may see the drawing (meeting by default)"
        )
    )
    static let gaps = Option<Bool>.flag(
        "gaps",
        Message(
            ja: "まだないつながりを番号つきの点線で描く（個人の名前は internal だけ）",
            en: "mark missing links by dashed places with numbers (persons named in internal alone)"
        )
    )
    static let anonymize = Option<Anonymization>.optionalChoice(
        "anonymize",
        alone: .persons,
        Message(ja: "個人の名前を伏せる（=all: 団体の名前も）", en: "withhold persons' names (=all: organisations' too)")
    )
    static let output = Option<String>.text(
        "output",
        short: "o",
        valueName: "OUT",
        Message(
            ja: "出力ファイル。.html .svg .pdf .png .dot が選べる（なければ DOT を標準出力へ）",
            en: "the file to write: .html .svg .pdf .png .dot (else DOT on standard output)"
        )
    )

    static let command = Command(
        "draw",
        Message(ja: "エコマップを描く", en: "draw the ecomap"),
        notes: [
            Message(
                ja: "会議用（meeting）では、同意のない個人の名前を伏せ、葛藤や備考を出しません。",
                en: "The edition for meetings withholds persons without consent, strained ties and notes."
            )
        ],
        arguments: [CommonArguments.map, CommonArguments.ibasho],
        options: [
            output.spec, view.spec, place.spec, near.spec, platform.spec, paper.spec, slide.spec, blank.spec,
            style.spec,
            edition.spec, anonymize.spec, gaps.spec, since.spec, weather.spec, cap.spec,
            CommonOptions.asOf.spec, CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(ja: "engawa draw machi.engawa -o machi.svg", en: "engawa draw town.engawa -o town.svg"),
                Message(ja: "会議用のエコマップを SVG に", en: "the ecomap for a meeting, as SVG")
            ),
            Example(
                Message(
                    ja: "engawa draw machi.engawa みんなの食堂 --paper a4 -o shokudo.pdf",
                    en: "engawa draw town.engawa \"Everybody's Kitchen\" --paper a4 -o kitchen.pdf"
                ),
                Message(ja: "居場所を選び、A4 の PDF に", en: "one ibasho of several, as PDF on A4")
            ),
            Example(
                Message(
                    ja: "engawa draw machi.engawa --for public --anonymize=all | dot -Tpng > machi.png",
                    en: "engawa draw town.engawa --for public --anonymize=all | dot -Tpng > town.png"
                ),
                Message(ja: "名前をすべて伏せ、DOT のまま Graphviz に渡す", en: "without any names, as DOT through Graphviz")
            ),
            Example(
                Message(
                    ja: "engawa draw machi.engawa --view network --place ひばり原市 -o hibarihara.pdf",
                    en: "engawa draw town.engawa --view network --place Larkfield -o larkfield.pdf"
                ),
                Message(ja: "市の居場所と、それらをつなぐ人・団体", en: "the ibasho of a city and who holds them together")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let output = try call[output].map { (path) throws(Failure) in (path, try DrawFormat(path: path)) }
        return try perform(
            call,
            context,
            map: call.value(CommonArguments.map),
            ibasho: call.first(CommonArguments.ibasho),
            output: output
        )
    }

    /// Draws `ibasho`, or the only one, of `map` into `output`, or as DOT to standard output.
    private static func perform(
        _ call: ParsedCall,
        _ context: Context,
        map path: String,
        ibasho name: String?,
        output file: (path: String, format: DrawFormat)?
    ) throws(Failure) -> ExitCode {
        let part = try networkPart(call, ibasho: name)
        let map = try MapFile.read(path, call, context)
        let (day, isAsOf) = try context.day(call[CommonOptions.asOf])
        let options = try options(call, file?.format)
        tellUnused(call, context)
        let request = EcomapRequest(
            edition: call[edition] ?? .meeting,
            anonymity: anonymity(call[anonymize]),
            day: day,
            isAsOf: isAsOf,
            language: context.chosenLanguage,
            withGaps: call.has(gaps),
            since: try context.start(call[since], before: day),
            withWeather: call.has(weather)
        )
        let drawn: Drawn
        if call[view] == .network {
            let network = try network(part, of: map, request)
            if case .near(let name) = part {
                context.tellAbsence(of: try map.find(name), in: map, on: day, isAsOf: isAsOf)
            }
            drawn = Drawn(subject: .network(network), document: EcomapDrawing.network(network, options: options))
        } else {
            let ecomap = try ecomap(of: name, map, request, options)
            if !options.isBlank { context.tellAbsence(of: try map.find(name), in: map, on: day, isAsOf: isAsOf) }
            let ibasho = file?.format == .html ? try map.find(name) : nil
            drawn = Drawn(
                subject: .ecomap(ecomap, ibasho.map { map.details(of: $0, for: ecomap, request) }),
                document: call[view] == .radial
                    ? EcomapDrawing.radial(ecomap, options: options) : EcomapDrawing.grid(ecomap, options: options)
            )
        }
        let code = try write(drawn, file, options, context)
        tellSmall(drawn, call[view] ?? .grid, file?.format, options, context)
        return code
    }

    /// Writes what was drawn into the file, or as DOT to standard output.
    private static func write(
        _ drawn: Drawn,
        _ file: (path: String, format: DrawFormat)?,
        _ options: DrawingOptions,
        _ context: Context
    ) throws(Failure) -> ExitCode {
        guard let file else {
            try context.output.write(drawn.document.text)
            return .done
        }
        if options.paper == .a1, file.format == .pdf {
            return try writeTiles(of: drawn.document, options, file.path, context)
        }
        let bytes =
            file.format == .html
            ? try page(of: drawn, options, context)
            : try Rendering(context).bytes(of: drawn.document, as: file.format, options)
        try OutputFile(file.path, calls: context.files).write(bytes)
        return .done
    }

    static func crowding(_ cap: Int?) -> Crowding {
        switch cap {
        case nil: .automatic
        case 0: .everyName
        case let most?: .atMost(most)
        }
    }

    static func anonymity(_ asked: Anonymization?) -> EcomapRequest.Anonymity {
        switch asked {
        case nil: .none
        case .persons: .persons
        case .all: .all
        }
    }
}
