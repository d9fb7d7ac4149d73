import EngawaGraph
import EngawaText

extension GapSession {
    /// With fewer ibasho to compare nothing can be said.
    private static let leastComparable = 3
    /// With more nothing is said better.
    private static let mostComparable = 30

    /// Cells without a tie that at least half of the comparable ibasho near by have filled: those of the same mode (型) in
    /// the same municipality, or where these are few in the prefecture. The field その他 is no field to fill.
    mutating func emptyCells(_ subject: GapSubject) -> [Gap] {
        let (comparable, areNear) = comparableIbasho(subject)
        guard comparable.count >= GapSession.leastComparable else { return [] }
        let fields = axes.fields.count
        var own = Set<Int>()
        for tie in subject.ties {
            if let field = tie.field, let band = tie.band { own.insert(band * fields + field) }
        }
        var counts: [Int: (count: Int, kinds: [KindClass: Int])] = [:]
        for other in comparable {
            for cell in neighbourhood.profile(of: other).cells where !own.contains(cell.place) {
                counts[cell.place, default: (0, [:])].count += 1
                counts[cell.place, default: (0, [:])].kinds[cell.kindClass, default: 0] += 1
            }
        }
        let resolver = BandResolver(map, axes: axes, ibasho: subject.ibasho, ladders: ladders)
        var found: [Gap] = []
        for (place, cell) in counts.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
            let (band, field) = (place / fields, place % fields)
            guard cell.count >= GapSession.leastComparable, 2 * cell.count >= comparable.count else { break }
            guard !EmptyCells.isRest(axes.fields[field]) else { continue }
            let kind = cell.kinds.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .other
            found.append(
                emptyCell(subject, field, band, count: cell.count, of: comparable.count, kind, resolver, areNear)
            )
            if found.count == 3 { break }
        }
        return found
    }

    private mutating func emptyCell(
        _ subject: GapSubject,
        _ field: Int,
        _ band: Int,
        count: Int,
        of all: Int,
        _ kind: KindClass,
        _ resolver: BandResolver,
        _ areNear: Bool
    ) -> Gap {
        let whose = areNear ? Message(ja: "近くの", en: "places near by") : Message(ja: "似た場の", en: "comparable places")
        let (fieldEntry, bandEntry) = (axes.fields[field], axes.bands[band].entry)
        var evidence = GapEvidence()
        evidence.add("comparable", .count(all))
        evidence.add("filled", .count(count))
        evidence.add("kind", .text(kind.name.ja))
        let candidates = candidates(subject, first: nil) { session, node in
            session.firstField(of: node) == field && resolver.band(of: node) == band
        }
        let who = kind == .other ? Message(ja: "だれか", en: "somebody") : kind.name
        return Gap(
            .emptyCell,
            of: subject,
            field: field,
            band: band,
            why: Message(
                ja:
                    "\(whose.ja)\(all)か所のうち\(count)か所は「\(fieldEntry.name)」の\(bandEntry.name)に\(who.ja)とのつながりがあります（なくても大丈夫です）",
                en:
                    "\(count) of \(all) \(whose.en) have a tie in \(fieldEntry.name(in: .en)), \(bandEntry.name(in: .en)), such as \(who.en.lowercased()) (it is fine without)"
            ),
            evidence: evidence,
            candidates: candidates,
            usefulness: (candidates.isEmpty ? 0.2 : 0.3) + 0.3 * Double(count) / Double(all),
            key: ["\(fieldEntry.name)", "\(bandEntry.name)"]
        )
    }

    private mutating func comparableIbasho(_ subject: GapSubject) -> (ibasho: [NodeID], areNear: Bool) {
        let mode = map.value(map.tokens.mode, of: subject.ibasho).stringValue
        let around = neighbourhood.around(subject.ibasho, enough: 2 * GapSession.leastComparable, within: .prefecture)
        let others =
            around.isEmpty && map.tokens.locatedIn == nil
            ? map.firstIbasho(2 * GapSession.mostComparable) : around.map(\.ibasho)
        var comparable: [NodeID] = []
        for other in others where other != subject.ibasho {
            if comparable.count == GapSession.mostComparable { break }
            let profile = neighbourhood.profile(of: other)
            guard profile.mode == mode, !profile.supporters.isEmpty else { continue }
            comparable.append(other)
        }
        let levels = Dictionary(around.map { ($0.ibasho, $0.level) }) { first, _ in first }
        return (comparable, comparable.allSatisfy { levels[$0].map { $0 <= .municipality } ?? false })
    }

    /// The position of the first field that an actor works in.
    func firstField(of actor: NodeID) -> Int? { map.firstField(of: actor, axes: axes) }
}

/// What the search for empty cells knows of axes.
enum EmptyCells {
    /// Whether a field takes what fits nowhere else.
    static func isRest(_ field: AxisEntry) -> Bool {
        ["その他", "他", "そのほか", "other", "others", "etc"].contains(FoldedText(field.name).text)
    }
}
