import EngawaEcomap
import EngawaSheets
import EngawaText

extension PageModelMaker {
    /// The places of missing links.
    func gaps() -> [PageModel.Hub] {
        ecomap.gaps.map { gap in
            PageModel.Hub(
                box: "gap-\(gap.number)",
                name: "\(Words.gaps[language]) \(gap.number)",
                facts: [.init(label: gap.kind.name[language], value: gap.text[language])]
            )
        }
    }

    /// The dotted boxes of those who have no tie left: their names are told as the edition shows them, and that the tie has ended.
    func ghosts() -> [PageModel.Ghost] {
        (ecomap.change?.gone ?? []).map { supporter in
            let mark = PageModel.Hub(
                box: "a\(supporter.id)",
                name: supporter.name,
                facts: [
                    .init(label: PageWords.changes[language], value: PageWords.change(.ended)[language]),
                    .init(label: PageWords.kind[language], value: supporter.kindClass.name[language]),
                    .init(
                        label: Words.fields[language],
                        value: PageModel.name(supporter.field, of: ecomap.fields, PageWords.noField, language)
                    ),
                    .init(
                        label: Words.bands[language],
                        value: PageModel.name(supporter.band, of: ecomap.bands, PageWords.noBand, language)
                    ),
                ]
            )
            return PageModel.Ghost(
                mark: mark,
                number: supporter.number,
                field: supporter.field,
                band: supporter.band,
                ties: ties(of: supporter)
            )
        }
    }

    /// The ties of a ghost with the years that are known. Of somebody whose name is withheld they are those that its box
    /// shows: nothing says which of the ended ties were theirs.
    private func ties(of ghost: Supporter) -> [PageModel.Tie] {
        guard !ghost.isWithheld else {
            return ghost.ties.map { shown in
                var known = TieDetails()
                known.since = shown.sinceYear.flatMap { SheetDate(storedText: String($0)) }
                return tie(shown.strength, shown.flow, known)
            }
        }
        return details.former.filter { $0.supporter == nil && !$0.isWithheld && $0.name == ghost.name }.map(tie)
    }
}

extension PageWords {
    static let changes = Message(ja: "変化", en: "Change")

    /// What one of the signs of change says of a supporter.
    static func change(_ change: TieChange) -> Message {
        switch change {
        case .new: Message(ja: "新しいつながり", en: "new tie")
        case .ended: Message(ja: "終わったつながり", en: "ended tie")
        case .quiet: Message(ja: "この間たよりのないつながり", en: "not heard of since")
        }
    }
}
