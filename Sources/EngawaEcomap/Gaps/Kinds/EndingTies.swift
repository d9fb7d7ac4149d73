import EngawaGraph
import EngawaSheets
import EngawaText

extension GapSession {
    /// How many days ahead an end is near.
    private static let horizon = 120

    /// Ties whose `until` is near. The nearer the end, the more useful to know.
    func endingTies(_ subject: GapSubject) -> [Gap] {
        subject.ties.compactMap { tie in
            guard let until = tie.until, tie.strength != .stressful || request.edition == .internal else { return nil }
            let left = Int(until.last.daysSince1970) - Int(request.day.last.daysSince1970)
            guard (0...GapSession.horizon).contains(left) else { return nil }
            guard !goesOn(tie, until, subject.ibasho) else { return nil }
            let name = names.shown(tie.supporter)
            var evidence = GapEvidence()
            evidence.add("supporter", .text(name))
            if !tie.contents.isEmpty { evidence.add("content", .texts(tie.contents.map(names.shown(text:)))) }
            evidence.add("until", .date(until))
            evidence.add("daysLeft", .count(left))
            return Gap(
                .endingTie,
                of: subject,
                field: tie.field,
                band: tie.band,
                why: Message(
                    ja: "\(name)とのつながりは\(until.words.ja)までの予定です。これからのことを話しておくと安心です",
                    en: "the tie with \(name) is set to end by \(until.words.en); a talk about what comes next may help"
                ),
                evidence: evidence,
                usefulness: 0.9 - 0.3 * Double(left) / Double(GapSession.horizon),
                key: ["\(tie.id.rawValue)", until.text]
            )
        }
    }

    /// Whether another tie of the same supporter is there after the end, today already or from then on.
    private func goesOn(_ ending: TieRecord, _ until: SheetDate, _ ibasho: NodeID) -> Bool {
        guard let supports = map.tokens.supports else { return false }
        return map.graph.relationships(of: ibasho, .incoming, type: supports).contains { tie in
            guard tie.other == ending.supporter, tie.relationship != ending.id else { return false }
            return SheetDate(map.value(map.tokens.until, of: tie.relationship)).map { $0.last > until.last } ?? true
        }
    }

    /// Ties of which nothing was heard for longer than their own written rhythm would let expect.
    ///
    /// For the internal edition alone: that a tie is quiet tells of its last contact (最終接触). Strained ties are left in peace.
    func quietTies(_ subject: GapSubject) -> [Gap] {
        guard request.edition == .internal else { return [] }
        return subject.ties.compactMap { tie in
            guard tie.strength != .stressful, !tie.isEnding(by: request.day), names.canBeSpokenTo(tie.supporter),
                let silence = map.silence(of: tie, on: request.day), silence.isAgainstRhythm,
                let rhythm = silence.rhythm, let text = silence.frequency
            else { return nil }
            let (heard, days) = (silence.heard, silence.days)
            let name = names.shown(tie.supporter)
            let often = names.mayShow(text: text) ? text : nil
            var evidence = GapEvidence()
            evidence.add("supporter", .text(name))
            if let often { evidence.add("frequency", .text(often)) }
            evidence.add("lastContact", .date(heard))
            evidence.add("days", .count(days))
            let overdue = min(1, Double(days - rhythm.patience) / Double(4 * rhythm.patience))
            return Gap(
                .quietTie,
                of: subject,
                field: tie.field,
                band: tie.band,
                why: Message(
                    ja: "\(name)\(often.map { "（\($0)）" } ?? "")から、しばらく便りがありません。こちらから一声どうですか",
                    en:
                        "nothing was heard from \(name)\(often.map { " (\($0))" } ?? "") for a while; how about a friendly word?"
                ),
                evidence: evidence,
                usefulness: (tie.strength == .strong ? 0.6 : 0.5) + 0.15 * overdue,
                key: ["\(tie.id.rawValue)", heard.text]
            )
        }
    }
}

extension TieRecord {
    /// Whether its end is written down and not far behind the day: then it is not for want of a word that it is quiet.
    func isEnding(by day: SheetDate) -> Bool {
        until.map { $0.last.daysSince1970 - day.last.daysSince1970 <= 60 } ?? false
    }
}

extension SheetDate {
    /// The date in words: `2027年3月`, `March 2027` being left as `2027-03`.
    var words: Message {
        let japanese =
            switch precision {
            case .day: "\(first.year)年\(first.month)月\(first.day)日"
            case .month: "\(first.year)年\(first.month)月"
            case .year: "\(first.year)年"
            case .fiscalYear: "\(first.year)年度末"
            }
        return Message(ja: japanese, en: precision == .fiscalYear ? last.text : text)
    }
}
