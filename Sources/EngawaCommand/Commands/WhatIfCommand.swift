import EngawaEcomap
import EngawaGraph
import EngawaText

/// `engawa whatif`: what a map would be without some of those in it.
enum WhatIfCommand {
    static let without = Option<String>.text(
        "without",
        valueName: "NAME",
        repeatable: true,
        Message(ja: "お休みと考える人・団体・居場所（番号でも。何度でも書ける）", en: "who is thought to be away, by name or number")
    )
    static let population = Option<Double>(
        "population",
        valueName: "-N%",
        expected: Message(ja: "-20% のような、0 より大きく 100 までの割合", en: "a share such as -20%, above 0 and up to 100"),
        Message(ja: "個人がこの割合だけ減ったと考える（例 -20%）", en: "so many of a hundred persons fewer, such as -20%")
    ) { percent($0) }
    static let draws = ReachOptions.number(
        "draws",
        1...10000,
        Message(ja: "くじを引く回数（省略時は 100）", en: "how many draws are made (100 by default)")
    )

    static let command = Command(
        "whatif",
        Message(ja: "だれかがお休みのとき、人が減ったときに何が変わるかを見る", en: "see what changes when some are away, or fewer"),
        notes: [
            Message(
                ja: "つながりの数、つながりが無くなる居場所、その方だけが持ち寄っている内容、空くマス、離れるまとまりを示します。",
                en:
                    "Shows the ties, the ibasho left without one, what only they bring, cells that empty, parts that come off."
            ),
            Message(
                ja: "備えを話し合うための表です。誰かにもっと頑張ってもらうためのものではありません。--population は個人をくじで選びます。",
                en:
                    "It is there to talk about being prepared, not to ask more of anybody. --population draws persons by lot."
            ),
        ],
        arguments: [CommonArguments.map],
        options: [
            without.spec, population.spec, draws.spec, ReachOptions.seed.spec, CommonOptions.edition.spec,
            CommonOptions.format.spec, CommonOptions.rowsOutput.spec, CommonOptions.asOf.spec,
            CommonOptions.atTransaction.spec,
        ],
        examples: [
            Example(
                Message(
                    ja: "engawa whatif machi.engawa --without とんぼ沢自治会 --without 風間ハルさん",
                    en: "engawa whatif town.engawa --without \"Neighbourhood Group\" --without \"Ms Kazama\""
                ),
                Message(ja: "二者が一度にお休みのとき", en: "when two are away at once")
            ),
            Example(
                Message(
                    ja: "engawa whatif machi.engawa --population -20% --seed 7",
                    en: "engawa whatif town.engawa --population -20% --seed 7"
                ),
                Message(
                    ja: "個人が 2 割減ったとき（くじ 100 回の平均と幅）",
                    en: "a fifth of the persons fewer: mean and range of 100 draws"
                )
            ),
        ],
        run: run
    )

    /// A share of a hundred: `-20%`, `20`, `−20％`.
    private static func percent(_ text: String) -> Double? {
        var text = String(String.UnicodeScalarView(text.unicodeScalars.map { narrow($0) }))
        if text.hasPrefix("-") { text.removeFirst() }
        let isPercent = text.hasSuffix("%")
        if isPercent { text.removeLast() }
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) else { return nil }
        // 0.2 may be meant as a fifth, or as two of a thousand: whoever writes it says % then.
        return Double(text).flatMap { $0 > 0 && $0 <= 100 && ($0 >= 1 || isPercent) ? $0 : nil }
    }

    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "−", "ー", "‐", "–", "▲", "△": "-"
        case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        default: scalar
        }
    }

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        let names = call.all(without)
        let percent = call[population]
        guard names.isEmpty != (percent == nil) else { throw chooseOne }
        let map = try MapFile.read(call.value(CommonArguments.map), call, context)
        let request = try context.request(call)
        if let percent {
            if map.ibasho.isEmpty { throw EcomapError.noIbasho.failure }
            let found = map.shrinking(
                by: percent,
                draws: call[draws] ?? 100,
                seed: call[ReachOptions.seed] ?? 1,
                on: request.day
            )
            try context.show(found.results(percent, context.language), call)
            context.tellContradictory(found.contradictory)
            for message in found.notes(percent) { context.tell(message) }
            return .done
        }
        var nodes: [NodeID] = []
        for name in names {
            let node = try map.find(name, request)
            if !nodes.contains(node) { nodes.append(node) }
        }
        let absence = map.absence(of: nodes, request)
        try context.show(absence.report(context.language), call)
        context.tellWithheld(absence.without)
        context.tellContradictory(absence.contradictory)
        if absence.changesNothing {
            context.tell(
                Message(
                    ja: "この日のマップには、お休みと考えた方のつながりが書かれていません。変わるところはありません",
                    en: "the map has no ties of those for this day; nothing changes"
                )
            )
        }
        return .done
    }

    private static var chooseOne: Failure {
        .usage(
            Message(
                ja: "whatif: --without か --population のどちらか一つを書いてください",
                en: "whatif: give either --without or --population"
            ),
            advice: Message(
                ja: "例: --without とんぼ沢自治会　または　--population -20%",
                en: "such as --without \"Neighbourhood Group\", or --population -20%"
            )
        )
    }
}
