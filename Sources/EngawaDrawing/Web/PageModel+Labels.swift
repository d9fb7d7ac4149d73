import EngawaEcomap
import EngawaText

extension PageModel {
    /// What a screen reader calls each box, by the id of its element.
    func labels(_ language: Language) -> [String: String] {
        let join = language == .ja ? "、" : ", "
        var labels = groups
        for actor in actors {
            let ties = actor.ties.map(\.title).joined(separator: join)
            labels[actor.key] = [actor.name, actor.changes ?? "", actor.summary, ties].filter { !$0.isEmpty }.joined(
                separator: join
            )
        }
        for hub in hubs { labels[hub.box] = hub.name }
        for mark in marks + ghosts.map(\.mark) {
            labels[mark.box] = ([mark.name] + mark.facts.map(\.value)).joined(separator: join)
        }
        return labels
    }

    /// The values of an axis that are used, in their order, and at the end what nobody knows.
    static func axis(
        _ entries: [AxisEntry],
        used: [Int?],
        unknown: Message,
        _ language: Language
    ) -> [(index: Int?, name: String)] {
        let used = Set(used)
        var result: [(index: Int?, name: String)] = entries.indices.filter { used.contains($0) }
            .map { ($0, entries[$0].name(in: language)) }
        if used.contains(nil) { result.append((nil, unknown[language])) }
        return result
    }

    /// The strengths that are used, from strong to strained, and what they are called.
    static func strengths(used: Set<String>, _ language: Language) -> [(word: String, name: String)] {
        ([.strong, .normal, .weak, nil, .stressful] as [Strength?])
            .map { ($0?.rawValue ?? "unknown", Words.strength($0)[language]) }
            .filter { used.contains($0.0) }
    }

    /// The years of the slider up to that of `day`; nil where no tie is known to be older.
    static func years(_ ties: [Tie], day: String) -> (first: Int, last: Int)? {
        guard let last = Int(day.prefix(4)),
            let first = ties.flatMap({ [$0.first, $0.last] }).compactMap({ $0 }).min(), first < last
        else { return nil }
        // A slider of two hundred places cannot be set to one of them.
        return (max(first, last - 100), last)
    }

    /// Those facts that are known.
    static func shown(_ facts: [(Message, String?)], _ language: Language) -> [Fact] {
        facts.compactMap { label, value in
            value.flatMap { $0.isEmpty ? nil : Fact(label: label[language], value: $0) }
        }
    }
}
