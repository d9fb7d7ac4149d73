import EngawaGraph
import EngawaSheets
import EngawaText

extension GapSession {
    /// Several ties that hang on one person (窓口), and ties with an official before the transfers of April (異動).
    ///
    /// For the internal edition alone: that a contact is shared, or that there is one, tells of contacts (窓口).
    func oneFaces(_ subject: GapSubject) -> [Gap] {
        guard request.edition == .internal, map.tokens.face != nil else { return [] }
        var order: [NameKey] = []
        var ties: [NameKey: [TieRecord]] = [:]
        for tie in subject.ties where tie.strength != .stressful {
            guard let face = map.value(map.tokens.face, of: tie.id).stringValue else { continue }
            let key = NameKey(FoldedText(face).text)
            if ties[key] == nil { order.append(key) }
            ties[key, default: []].append(tie)
        }
        return order.compactMap { key in
            let own = ties[key] ?? []
            let supporters = Array(Set(own.map(\.supporter))).sorted()
            if supporters.count > 1 { return severalTies(subject, own, supporters) }
            return own.first.flatMap { beforeTransfers(subject, $0) }
        }
    }

    private func severalTies(_ subject: GapSubject, _ ties: [TieRecord], _ supporters: [NodeID]) -> Gap {
        let shown = supporters.map(names.shown)
        var evidence = GapEvidence()
        evidence.add("supporters", .texts(shown))
        evidence.add("ties", .count(supporters.count))
        addFace(of: ties[0], to: &evidence)
        let list = Message.names(shown)
        return Gap(
            .oneFace,
            of: subject,
            why: Message(
                ja: "\(supporters.count)つの窓口を同じ方が兼ねています（\(list.ja)）。もうおひとり顔の分かる方がいると安心です",
                en:
                    "one person is the contact for \(supporters.count) ties (\(list.en)); a second familiar face would be reassuring"
            ),
            evidence: evidence,
            usefulness: min(0.8, 0.5 + 0.08 * Double(supporters.count)),
            key: ["face"] + supporters.map { "\($0.rawValue)" }
        )
    }

    /// From January to March the official who is the contact may be about to move.
    private func beforeTransfers(_ subject: GapSubject, _ tie: TieRecord) -> Gap? {
        guard request.day.precision == .day, (1...3).contains(request.day.first.month),
            [.government, .school].contains(map.kindClass(of: tie.supporter))
        else { return nil }
        let name = names.shown(tie.supporter)
        var evidence = GapEvidence()
        evidence.add("supporter", .text(name))
        addFace(of: tie, to: &evidence)
        return Gap(
            .oneFace,
            of: subject,
            field: tie.field,
            band: tie.band,
            why: Message(
                ja: "\(name)とは今おひとりの窓口でつながっています。4月の異動の前に、次の方とも顔を合わせておくと安心です",
                en:
                    "one person is the contact at \(name); meeting a second before the transfers in April would be reassuring"
            ),
            evidence: evidence,
            usefulness: tie.strength == .strong ? 0.65 : 0.55,
            key: ["april", "\(tie.supporter.rawValue)", "\(request.day.first.year)"]
        )
    }

    private func addFace(of tie: TieRecord, to evidence: inout GapEvidence) {
        if let face = map.value(map.tokens.face, of: tie.id).stringValue { evidence.add("face", .text(face)) }
    }
}
