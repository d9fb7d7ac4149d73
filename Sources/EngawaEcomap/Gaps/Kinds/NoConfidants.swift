import EngawaGraph
import EngawaText

extension GapSession {
    /// How many places to turn to are wished for everybody.
    private static let enough = 3

    /// An ibasho, or a supporter whom others turn to such as a 民生委員, with fewer than three places to turn to itself: whom
    /// it refers to (`REFERS_TO`), and who supports it.
    mutating func noConfidants(_ subject: GapSubject) -> [Gap] {
        var found: [Gap] = []
        let own = placesToTurnTo(subject)
        if own.count < GapSession.enough {
            var evidence = GapEvidence()
            evidence.add("count", .count(own.count))
            if !own.isEmpty { evidence.add("places", .texts(own.map(names.shown))) }
            let reason = Message(ja: "相談にのってくれそうです", en: "is somebody to turn to")
            let candidates = candidates(subject, first: reason) { $0.isPlaceToTurnTo($1) }
            found.append(
                Gap(
                    .noConfidant,
                    of: subject,
                    why: own.isEmpty
                        ? Message(
                            ja: "困ったときの相談先を、マップに書いておくと安心です（3か所あると心強いです）",
                            en: "it would be reassuring to note whom to turn to when in need (three is a good number)"
                        )
                        : Message(
                            ja: "相談できる先は今\(own.count)か所です。3か所あると心強いです",
                            en: "there are \(own.count) places to turn to now; three is a good number"
                        ),
                    evidence: evidence,
                    candidates: candidates,
                    usefulness: 0.6 - 0.08 * Double(own.count),
                    key: []
                )
            )
        }
        if let gap = supporterWithoutPlaces(subject) { found.append(gap) }
        return found
    }

    /// Whom an ibasho may turn to: those that it refers to and those whose support flows to it, each once.
    private func placesToTurnTo(_ subject: GapSubject) -> [NodeID] {
        var places = Set(
            subject.ties.filter { tie in
                (tie.flow == .in || tie.flow == .both) && tie.strength != .stressful
                    && names.canBeSpokenTo(tie.supporter)
            }
            .map(\.supporter)
        )
        places.formUnion(present(map.tokens.refersTo, of: subject.ibasho))
        return places.sorted()
    }

    /// The first supporter that people turn to and of whom the map says itself that it has some place to turn to, but fewer
    /// than three: where it says nothing, nothing is known.
    private func supporterWithoutPlaces(_ subject: GapSubject) -> Gap? {
        for tie in subject.friends {
            guard isTurnedTo(tie.supporter) else { continue }
            var places = Set(present(map.tokens.refersTo, of: tie.supporter))
            places.formUnion(present(map.tokens.memberOf, of: tie.supporter))
            places.formUnion(present(map.tokens.partOf, of: tie.supporter))
            if tie.flow == .out || tie.flow == .both { places.insert(subject.ibasho) }
            guard !places.isEmpty, places.count < GapSession.enough else { continue }
            let name = names.shown(tie.supporter)
            var evidence = GapEvidence()
            evidence.add("supporter", .text(name))
            evidence.add("count", .count(places.count))
            return Gap(
                .noConfidant,
                of: subject,
                field: tie.field,
                band: tie.band,
                why: Message(
                    ja: "みんなの相談を受ける\(name)の側の相談先は、分かる範囲で\(places.count)か所です。困りごとをきいてみませんか",
                    en:
                        "\(name), whom people turn to, has \(places.count) places to turn to as far as the map knows; how about asking?"
                ),
                evidence: evidence,
                usefulness: 0.35,
                key: ["supporter", "\(tie.supporter.rawValue)"]
            )
        }
        return nil
    }

    private func present(_ type: TypeToken?, of node: NodeID) -> [NodeID] {
        guard let type else { return [] }
        return map.graph.relationships(of: node, .outgoing, type: type).lazy
            .filter { map.isThere($0.relationship, on: request.day) }.map(\.other)
    }

    private static let rolesTurnedTo = ["民生", "児童委員", "相談員", "コーディネーター", "保護司", "ソーシャルワーカー", "支援員", "町会長", "自治会長"]

    private func isTurnedTo(_ node: NodeID) -> Bool {
        guard map.kindClass(of: node) == .person, let kind = map.value(map.tokens.kind, of: node).stringValue else {
            return false
        }
        return GapSession.rolesTurnedTo.contains { kind.contains($0) }
    }

    private mutating func isPlaceToTurnTo(_ node: NodeID) -> Bool {
        switch map.kindClass(of: node) {
        case .welfare, .medical, .government: true
        default: brings(node).contains(.counsel)
        }
    }
}
