import EngawaEcomap
import EngawaText

extension SomeoneError {
    /// How many namesakes are listed.
    private static var listed: Int { 8 }

    /// How a command ends over it.
    var failure: Failure {
        switch self {
        case .nobody:
            .notDone(
                Message(ja: "このマップにはまだ人・団体も居場所もありません", en: "nobody is in this map yet, and no ibasho"),
                advice: Message(
                    ja: "engawa import MAP つながり.csv で取り込んでください",
                    en: "import a ties sheet first: engawa import MAP ties.csv"
                )
            )
        case .unknown(let name, let near):
            .notDone(
                Message(ja: "「\(name)」はこのマップに見つかりません", en: "nobody called \"\(name)\" is in this map"),
                advice: near.isEmpty
                    ? Message(
                        ja: "名前の書き方をお確かめください。一覧: engawa query MAP 'MATCH (a:Actor) RETURN a.name'",
                        en: "look at how it is written; a list: engawa query MAP 'MATCH (a:Actor) RETURN a.name'"
                    )
                    : Message(
                        ja: "近い名前: " + near.joined(separator: "、"),
                        en: "names like it: " + near.joined(separator: ", ")
                    )
            )
        case .several(let name, let namesakes):
            .notDone(
                Message(
                    ja: "「\(name)」が \(namesakes.count) 件あります。名前の代わりに # の番号で選んでください",
                    en: "\(namesakes.count) are called \"\(name)\"; choose one by its # number instead of the name"
                ),
                advice: Message(
                    ja: SomeoneError.list(namesakes, .ja),
                    en: SomeoneError.list(namesakes, .en)
                )
            )
        }
    }

    private static func list(_ namesakes: [Namesake], _ language: Language) -> String {
        let texts = namesakes.prefix(listed).map { namesake in
            let number = namesake.number.map { Message(ja: "番号 \($0)", en: "number \($0)")[language] }
            let details =
                [namesake.kind] + [number].compactMap { $0 } + namesake.places
                + namesake.ibasho.map { "→\($0)" }
            return language == .ja
                ? "#\(namesake.id)（\(details.joined(separator: "、"))）"
                : "#\(namesake.id) (\(details.joined(separator: ", ")))"
        }
        let more = namesakes.count - texts.count
        let rest = more > 0 ? Message(ja: "、ほか \(more) 件", en: " and \(more) more")[language] : ""
        return texts.joined(separator: language == .ja ? "、" : ", ") + rest
    }
}
