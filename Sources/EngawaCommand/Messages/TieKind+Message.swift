import EngawaEcomap
import EngawaText

extension TieKind {
    /// What it is called between two.
    var name: Message {
        switch self {
        case .supports: Message(ja: "支え合い", en: "support")
        case .knows: Message(ja: "知り合い", en: "know each other")
        case .memberOf: Message(ja: "所属", en: "member")
        case .partOf: Message(ja: "傘下・支部", en: "branch")
        case .commissions: Message(ja: "委託", en: "commission")
        case .agreedWith: Message(ja: "協定", en: "agreement")
        case .refersTo: Message(ja: "紹介・相談", en: "referral")
        }
    }
}

extension Strength {
    /// How strong, in a word.
    var name: Message {
        switch self {
        case .strong: Message(ja: "強い", en: "strong")
        case .normal: Message(ja: "普通", en: "normal")
        case .weak: Message(ja: "弱い", en: "weak")
        case .stressful: Message(ja: "葛藤", en: "strained")
        }
    }
}

extension Introduction {
    /// The way in one line: `食堂 ─支え合い・強い─ 自治会 ─知り合い─ 公民館`.
    func line(_ language: Language) -> String {
        var line = people.first?.name ?? ""
        for (step, next) in zip(steps, people.dropFirst()) {
            let words = [step.kind.name] + [step.strength?.name].compactMap { $0 }
            switch language {
            case .ja: line += " ─\(words.map(\.ja).joined(separator: "・"))─ "
            case .en: line += " -(\(words.map(\.en).joined(separator: ", ")))- "
            }
            line += next.name
        }
        return line
    }

    /// Those between, in the order of the way; a word where there is nobody.
    func betweenText(_ language: Language) -> String {
        guard !between.isEmpty else { return Message(ja: "（じかに）", en: "(directly)")[language] }
        return between.map(\.name).joined(separator: language == .ja ? "、" : ", ")
    }

    /// As an object: names, relationships, strengths.
    var json: JSONText {
        [
            "weight": .float(weight),
            "between": .array(between.map { ["id": .integer(orNull: $0.id), "name": .string($0.name)] }),
            "steps": .array(
                zip(steps, zip(people, people.dropFirst())).map { step, ends in
                    [
                        "from": .string(ends.0.name), "to": .string(ends.1.name),
                        "relation": .string(step.kind.rawValue), "strength": .string(orNull: step.strength?.rawValue),
                    ]
                }
            ),
        ]
    }
}
