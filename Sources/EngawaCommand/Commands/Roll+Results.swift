import EngawaEcomap
import EngawaText

extension Roll {
    /// A row per member, and where a change was asked for one per who left.
    func results(_ language: Language, _ format: Format) -> Results {
        var columns = [
            Results.Column(Message(ja: "名前", en: "name")), Results.Column(Message(ja: "種別", en: "kind")),
            Results.Column(Message(ja: "分野", en: "fields")), Results.Column(Message(ja: "役割", en: "role")),
            Results.Column(Message(ja: "加わった日", en: "joined")),
            Results.Column(Message(ja: "招いた人", en: "invited by")),
        ]
        if changes != nil { columns.append(.init(Message(ja: "変化", en: "change"))) }
        let separator = Message(ja: "、", en: ", ")[language]
        func row(_ member: RollMember, _ change: Message) -> [String] {
            let row = [
                member.name, member.kindClass.name[language],
                member.fields.map { $0.name(in: language) }.joined(separator: separator), member.role ?? "",
                member.since ?? Message(ja: "未記入", en: "not written down")[language], member.invitedBy ?? "",
            ]
            return changes == nil ? row : row + [change[language]]
        }
        let joined = Set((changes?.joined ?? []).map(Row.init))
        let undecided = Set((changes?.undecided ?? []).map(Row.init))
        var rows = members.map { member in
            let key = Row(member)
            if joined.contains(key) { return row(member, Message(ja: "加わった", en: "joined")) }
            let isVague = undecided.contains(key)
            return row(member, isVague ? Message(ja: "日付がおおまか", en: "date too vague") : Message(same: ""))
        }
        for member in changes?.left ?? [] {
            let day = member.until ?? ""
            rows.append(row(member, Message(ja: "離れた（\(day)）", en: "left (\(day))")))
        }
        return Results(columns: columns, rows: rows, json: json(language), legend: legend(language))
    }

    private func legend(_ language: Language) -> [String] {
        var lines = [
            "",
            Message(
                ja: "\(platform)、\(day) 現在の顔ぶれ \(members.count)",
                en: "\(platform), \(members.count) members on \(day)"
            )[language],
        ]
        if undated > 0 {
            lines.append(
                Message(ja: "加わった日が未記入 \(undated)", en: "\(undated) without a date of joining")[language]
            )
        }
        if let changes {
            lines.append(
                Message(
                    ja: "\(changes.since) から: 加わった \(changes.joined.count)、離れた \(changes.left.count)"
                        + (changes.undecided.isEmpty ? "" : "、日付がおおまか \(changes.undecided.count)"),
                    en: "since \(changes.since): \(changes.joined.count) joined, \(changes.left.count) left"
                        + (changes.undecided.isEmpty ? "" : ", \(changes.undecided.count) with dates too vague")
                )[language]
            )
        }
        if withheldNames + withheldTexts > 0 {
            lines.append(
                Message(
                    ja: "伏せた名前 \(withheldNames)、名前が入っているかもしれず示していない役割・招いた人 \(withheldTexts)",
                    en:
                        "\(withheldNames) names withheld; \(withheldTexts) roles and inviters not shown, as they may hold names"
                )[language]
            )
        }
        return members.isEmpty ? lines : lines + [""] + absent.lines(language)
    }
}

/// What tells one row of a roll from another.
private struct Row: Hashable {
    let name: String
    let kindClass: KindClass
    let since: String?

    init(_ member: RollMember) {
        (name, kindClass, since) = (member.name, member.kindClass, member.since)
    }
}

extension RollAbsence {
    /// What no member has, in lines.
    fileprivate func lines(_ language: Language) -> [String] {
        func list(_ title: Message, _ texts: [String]) -> String? {
            if texts.isEmpty { return nil }
            return title[language] + ": " + texts.joined(separator: Message(ja: "、", en: ", ")[language])
        }
        let shown = departments.prefix(20)
        let more = departmentCount - shown.count
        let rest = more > 0 ? [Message(ja: "ほか \(more)", en: "\(more) more")[language]] : []
        let lines = [
            list(Message(ja: "顔ぶれにない分野", en: "fields of no member"), fields.map { $0.name(in: language) }),
            list(
                Message(ja: "顔ぶれにない種別（かっこの中はマップにいる数）", en: "kinds of no member (how many the map has)"),
                kinds.map {
                    "\($0.kindClass.name[language])" + Message(ja: "（\($0.count)）", en: " (\($0.count))")[language]
                }
            ),
            list(Message(ja: "顔ぶれにない部署", en: "departments that are no members"), Array(shown) + rest),
        ].compactMap { $0 }
        guard !lines.isEmpty else { return [] }
        return lines + [
            Message(
                ja: "声をかけるときの手がかりです。加わらないことも、それぞれの自由です",
                en: "hints for whom to ask; not to join is everybody's right"
            )[language]
        ]
    }
}
