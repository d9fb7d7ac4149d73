import EngawaEcomap
import EngawaText

/// Makes the model of a page from a network.
struct NetworkModelMaker {
    let network: NetworkEcomap
    let language: Language
    /// The ids of the boxes for those without one beside an ibasho, by its position in the network.
    private let more: [Int: String]
    private let groups: [String: String]

    init(_ content: NetworkContent, language: Language) {
        network = content.network
        self.language = language
        var more: [Int: String] = [:]
        var groups: [String: String] = [:]
        for (position, name) in content.moreNames.enumerated() {
            guard let name else { continue }
            let hub = content.hubs[position]
            more[hub] = name
            groups[name] =
                content.network.hubs[hub].name + (language == .ja ? "、" : ", ")
                + Words.more(content.more[position])[language]
        }
        self.more = more
        self.groups = groups
    }

    private var join: String { language == .ja ? "、" : ", " }

    /// The model; where its boxes and lines stand is still to be said by `PageModel.place(in:)`.
    func model() -> PageModel {
        let actors = network.supporters.indices.sorted { order($0).lexicographicallyPrecedes(order($1)) }.map(actor)
        let ties = actors.flatMap(\.ties)
        return PageModel(
            actors: actors,
            hubs: network.hubs.indices.map(hub),
            groups: groups,
            former: [],
            fields: PageModel.axis(
                network.fields,
                used: actors.map(\.field),
                unknown: PageWords.noField,
                language
            ),
            bands: PageModel.axis(network.bands, used: actors.map(\.band), unknown: PageWords.noBand, language),
            strengths: PageModel.strengths(used: Set(ties.map(\.strength)), language),
            years: PageModel.years(ties, day: network.day),
            day: Words.day(network.day, isAsOf: network.isAsOf)[language]
        )
    }

    /// Those who hold several ibasho together first, then column by column.
    private func order(_ place: Int) -> [Int] {
        let one = network.supporters[place]
        return [-Set(one.hubs).count, one.supporter.field ?? .max, one.supporter.band ?? .max, place]
    }

    private func actor(_ place: Int) -> PageModel.Actor {
        let one = network.supporters[place]
        return PageModel.Actor(
            one.supporter,
            fields: network.fields,
            bands: network.bands,
            more: [(Words.link, joined(others(of: .supporter(place))))],
            ties: zip(one.supporter.ties, one.hubs).map { tie($0, with: network.hubs[$1]) },
            boxes: Set(one.hubs).sorted().compactMap { more[$0] },
            language
        )
    }

    private func hub(_ place: Int) -> PageModel.Hub {
        let hub = network.hubs[place]
        let supported = network.hubTies.filter { $0.supporter == place }.map { network.hubs[$0.hub].name }
        let supporting = network.hubTies.filter { $0.hub == place }.map { network.hubs[$0.supporter].name }
        return PageModel.Hub(
            box: "i\(hub.id)",
            name: hub.name,
            facts: PageModel.shown(
                [
                    (PageWords.supportedBy, joined(supporting)), (PageWords.supports, joined(supported)),
                    (Words.link, joined(others(of: .hub(place)))),
                ],
                language
            )
        )
    }

    /// Whom a relation that is no support ties to `end`.
    private func others(of end: NetworkLink.End) -> [String] {
        network.links.compactMap { link in
            let other = link.from == end ? link.to : link.to == end ? link.from : nil
            switch other {
            case .hub(let place)?: return network.hubs[place].name
            case .supporter(let place)?: return network.supporters[place].supporter.name
            case nil: return nil
            }
        }
    }

    private func tie(_ tie: Tie, with hub: Hub) -> PageModel.Tie {
        let words = [Words.strength(tie.strength)[language], PageWords.flow(tie.flow)?[language]].compactMap { $0 }
        let contents = joined(tie.contents.map { $0.name[language] })
        let colon = language == .ja ? "：" : ": "
        return PageModel.Tie(
            edge: nil,
            end: "i\(hub.id)",
            strength: tie.strength?.rawValue ?? "unknown",
            first: tie.sinceYear,
            last: nil,
            title: hub.name + colon + (words + [contents].compactMap { $0 }).joined(separator: join),
            heading: hub.name,
            facts: PageModel.shown(
                [
                    (PageWords.ties, words.joined(separator: join)), (PageWords.contents, contents),
                    (PageWords.since, tie.sinceYear.map(String.init)),
                ],
                language
            )
        )
    }

    private func joined(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: join)
    }
}
