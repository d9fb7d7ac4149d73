import EngawaEcomap
import EngawaSheets
import EngawaText

/// Makes the model of a page from an ecomap and what is known besides.
struct PageModelMaker {
    let ecomap: Ecomap
    let details: EcomapDetails
    let language: Language

    private var join: String { language == .ja ? "、" : ", " }

    /// The model; where its boxes and lines stand is still to be said by `PageModel.place(in:)`.
    func model() -> PageModel {
        var earlier: [Int: [PageModel.Tie]] = [:]
        for former in details.former {
            guard let supporter = former.supporter else { continue }
            earlier[supporter, default: []].append(tie(former))
        }
        let places = ecomap.supporters.indices.sorted { order($0).lexicographicallyPrecedes(order($1)) }
        let actors = places.map { actor(ecomap.supporters[$0], details.supporters[$0], earlier: earlier[$0] ?? []) }
        let gone = details.former.filter { $0.supporter == nil }
            .map { PageModel.Former(name: $0.name, field: $0.field, band: $0.band, tie: tie($0)) }
        let ties = actors.flatMap { $0.ties + $0.earlier } + gone.map(\.tie)
        return PageModel(
            actors: actors,
            hubs: [.init(box: "ibasho", name: ecomap.ibasho.name, facts: facts(of: details.ibasho))],
            marks: gaps(),
            ghosts: ghosts(),
            former: gone,
            fields: PageModel.axis(
                ecomap.fields,
                used: actors.map(\.field) + gone.map(\.field),
                unknown: PageWords.noField,
                language
            ),
            bands: PageModel.axis(
                ecomap.bands,
                used: actors.map(\.band) + gone.map(\.band),
                unknown: PageWords.noBand,
                language
            ),
            strengths: PageModel.strengths(used: Set(ties.map(\.strength)), language),
            years: PageModel.years(ties, day: ecomap.day),
            day: PageWords.now(ecomap)[language]
        )
    }

    /// Column by column, and there from near to far.
    private func order(_ place: Int) -> [Int] {
        let supporter = ecomap.supporters[place]
        return [supporter.field ?? .max, supporter.band ?? .max, place]
    }

    private func actor(_ supporter: Supporter, _ known: SupporterDetails, earlier: [PageModel.Tie]) -> PageModel.Actor {
        PageModel.Actor(
            supporter,
            fields: ecomap.fields,
            bands: ecomap.bands,
            typedKind: known.kind == supporter.kindClass.name.ja ? nil : known.kind,
            more: [
                (PageWords.organisations, joined(known.organisations)), (PageWords.areas, joined(known.areas)),
                (PageWords.contact, known.contact), (PageWords.note, known.note),
            ],
            ties: zip(supporter.ties, known.ties).map { tie($0.strength, $0.flow, $1) },
            earlier: earlier,
            language
        )
    }

    private func facts(of ibasho: IbashoDetails) -> [PageModel.Fact] {
        PageModel.shown(
            [
                (PageWords.organiser, ibasho.organiser), (PageWords.venue, ibasho.venue),
                (PageWords.schedule, ibasho.schedule), (PageWords.audience, joined(ibasho.audience)),
                (PageWords.since, ibasho.since.map { PageWords.date($0)[language] }), (PageWords.note, ibasho.note),
            ],
            language
        )
    }

    func tie(_ former: FormerTie) -> PageModel.Tie {
        var result = tie(former.strength, nil, former.tie)
        let span = [former.tie.since, former.tie.until].map { $0.map { PageWords.date($0)[language] } ?? "" }
        result.heading = "\(PageWords.ended[language]) \(span[0])–\(span[1])"
        return result
    }

    /// A tie as it is told: its strength, its direction and what it brings make its title.
    func tie(_ strength: Strength?, _ flow: Flow?, _ known: TieDetails) -> PageModel.Tie {
        let strengthWord = Words.strength(strength)[language]
        let direction = PageWords.flow(flow)?[language]
        let contents = joined(known.contents)
        let facts: [(Message, String?)] = [
            (PageWords.contents, contents),
            (PageWords.frequency, known.frequency), (PageWords.means, known.means),
            (PageWords.since, known.since.map { PageWords.date($0)[language] }),
            (PageWords.until, known.until.map { PageWords.date($0)[language] }),
            (PageWords.reason, known.inside?.reason),
            (PageWords.lastContact, known.inside?.lastContact.map { PageWords.date($0)[language] }),
            (PageWords.origin, known.inside?.origin), (PageWords.face, known.inside?.face),
            (PageWords.note, known.inside?.note),
        ]
        return PageModel.Tie(
            edge: nil,
            end: nil,
            strength: strength?.rawValue ?? "unknown",
            first: known.since?.first.year,
            last: known.until?.last.year,
            title: [strengthWord, direction, contents].compactMap { $0 }.joined(separator: join),
            heading: [strengthWord, direction].compactMap { $0 }.joined(separator: join),
            facts: PageModel.shown(facts, language)
        )
    }

    private func joined(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: join)
    }
}
