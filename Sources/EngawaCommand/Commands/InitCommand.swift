import EngawaEcomap
import EngawaText

/// `engawa init`: an empty map.
enum InitCommand {
    static let axes = Option<String>.text(
        "axes",
        valueName: "FILE",
        Message(
            ja: "分野と領域を書いたファイル（JSON または CSV）。なければ標準の軸",
            en: "a file with the fields and bands (JSON or CSV); else the usual ones"
        )
    )

    static let command = Command(
        "init",
        Message(ja: "空のマップを作る", en: "create an empty map"),
        notes: [
            Message(
                ja: "すでにあるファイルは上書きしません。--lang は図の言語としてマップに残ります（省略時は日本語）。",
                en:
                    "Refuses to overwrite. --lang is kept in the map as the language of its drawings (Japanese by default)."
            )
        ],
        arguments: [CommonArguments.map],
        options: [axes.spec, CommonOptions.format.spec],
        examples: [
            Example(
                Message(ja: "engawa init machi.engawa", en: "engawa init town.engawa"),
                Message(ja: "標準の分野と領域で作る", en: "with the usual fields and bands")
            ),
            Example(
                Message(ja: "engawa init machi.engawa --axes 軸.json", en: "engawa init town.engawa --axes axes.json"),
                Message(ja: "分野と領域を自分で決める", en: "with fields and bands of one's own")
            ),
        ],
        run: run
    )

    private static func run(_ call: ParsedCall, _ context: Context) throws(Failure) -> ExitCode {
        try perform(call, context, map: call.value(CommonArguments.map), axes: call[axes])
    }

    /// Makes the map at `map` and prints what is in it.
    private static func perform(
        _ call: ParsedCall,
        _ context: Context,
        map: String,
        axes path: String?
    ) throws(Failure) -> ExitCode {
        var axes = Axes.standard
        if let path {
            do {
                axes = try Axes(path: path)
            } catch {
                throw error.failure
            }
        }
        let founded = MapFile.founded(axes, context)
        try MapFile.create(map, [founded], context)
        let names = (fields: axes.fields.map(\.name), bands: axes.bands.map(\.entry.name))
        switch call[CommonOptions.format] ?? .table {
        case .table:
            try context.say(
                Message(
                    ja: "「\(map)」を作りました（分野 \(names.fields.count)、領域 \(names.bands.count)）",
                    en: "made \(map) (\(names.fields.count) fields, \(names.bands.count) bands)"
                )
            )
        case .json, .csv:
            try context.show(results(map, names.fields, names.bands), call)
        }
        return .done
    }

    private static func results(_ map: String, _ fields: [String], _ bands: [String]) -> Results {
        Results(
            columns: [
                .init(Message(ja: "軸", en: "axis")), .init(Message(ja: "名前", en: "name")),
            ],
            rows: fields.map { ["分野", $0] } + bands.map { ["領域", $0] },
            json: ["map": .string(map), "fields": .strings(fields), "bands": .strings(bands)]
        )
    }
}
