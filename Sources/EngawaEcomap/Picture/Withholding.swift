import EngawaGraph
import EngawaText

/// A supporter whose name an edition withholds, with the role that stands for it.
struct Withheld {
    var supporter: Supporter
    var role: String
    /// Whether all its ties have ended.
    var isGone = false
    /// Where several ibasho are shown, the one that each of its ties leads to.
    var hubs: [Int] = []
    /// Its position among those that were given for stand-ins.
    var source = 0
}

/// Names that stand for withheld ones: role and number, `農家（個人）1`.
struct StandInNames {
    private let gap: String
    private var numbers: [NameKey: Int] = [:]

    init(_ language: Language) {
        gap = language == .en ? " " : ""
    }

    /// The next name for a role.
    mutating func next(for role: String) -> String {
        let number = numbers[NameKey(role), default: 0] + 1
        numbers[NameKey(role)] = number
        return role + gap + "\(number)"
    }
}

extension EcomapMap {
    /// The role that is shown instead of the name of `node`; nil where the name may be shown.
    ///
    /// A role is a word of a fixed list or the name of a class: what people typed into 種別 may hold a name.
    func withheldRole(
        of node: NodeID,
        _ kindClass: KindClass,
        _ request: EcomapRequest,
        _ language: Language
    ) -> String? {
        let isPerson = isPerson(node, kindClass)
        let consent = value(tokens.consent, of: node).stringValue.flatMap(Consent.init(rawValue:))
        if isPerson {
            let mayBeNamed = request.edition == .internal || consent?.allows(request.edition) ?? false
            guard request.anonymity != .none || !mayBeNamed else { return nil }
            return personRole(of: node, language)
        }
        // Nobody else needs a consent; but where one was written down, somebody was asked, and the answer counts.
        let isRefused = consent.map { !$0.allows(request.edition) } ?? false
        let isAsked = consent != nil && request.anonymity == .persons
        return isRefused || isAsked || request.anonymity == .all ? kindClass.name[language] : nil
    }

    /// Whether a node is one person, by label or by kind.
    func isPerson(_ node: NodeID, _ kindClass: KindClass) -> Bool {
        kindClass == .person || tokens.person.map { graph.hasLabel(node, $0) } ?? false
    }

    /// The role that stands for a person's name.
    func personRole(of node: NodeID, _ language: Language) -> String {
        let person = KindClass.person.name[language]
        let kind = value(tokens.kind, of: node).stringValue
        guard let role = PersonRoles.role(of: kind) ?? PersonRoles.role(of: name(of: node)),
            role != KindClass.person.name.ja
        else { return person }
        switch language {
        case .ja: return "\(role)（\(person)）"
        case .en: return "\(role) (\(person.lowercased()))"
        }
    }

    /// The stand-ins: role and number instead of the name, and fresh ids.
    ///
    /// They are ordered and numbered by what is drawn of them alone, so that neither says who came in when; those whose ties
    /// have ended come last.
    static func standIns(for withheld: [Withheld], above highest: Int, in language: Language) -> [Withheld] {
        var names = StandInNames(language)
        var tie = 0
        let all = withheld.enumerated().map { position, one in
            var one = one
            one.source = position
            return one
        }
        return (bySignature(all.filter { !$0.isGone }) + bySignature(all.filter(\.isGone))).enumerated()
            .map { offset, hidden in
                var result = hidden
                result.supporter.id = highest + offset + 1
                result.supporter.name = names.next(for: hidden.role)
                result.supporter.isWithheld = true
                for index in result.supporter.ties.indices {
                    tie += 1
                    result.supporter.ties[index].id = tie
                }
                return result
            }
    }

    private static func bySignature(_ withheld: [Withheld]) -> [Withheld] {
        withheld.sorted { signature(of: $0).lexicographicallyPrecedes(signature(of: $1)) }
    }

    private static func signature(of hidden: Withheld) -> [UInt8] {
        let supporter = hidden.supporter
        var parts = [
            hidden.role, supporter.kindClass.rawValue, supporter.band?.description ?? "-",
            supporter.field?.description ?? "-", supporter.changes.map(\.rawValue).joined(separator: "+"),
        ]
        for tie in supporter.ties {
            parts += [
                tie.strength?.rawValue ?? "-", tie.flow?.rawValue ?? "-", tie.sinceYear?.description ?? "-",
                tie.contents.map(\.rawValue).joined(separator: "+"),
            ]
        }
        parts += hidden.hubs.map(String.init)
        return Array(parts.joined(separator: "\u{0}").utf8)
    }
}

extension KindClass {
    /// The name of the class in both languages.
    public var name: Message {
        switch self {
        case .person: Message(ja: "個人", en: "Person")
        case .group: Message(ja: "匿名グループ", en: "Group")
        case .neighbourhood: Message(ja: "地縁団体", en: "Neighbourhood group")
        case .npo: Message(ja: "NPO・市民活動", en: "Non-profit")
        case .welfare: Message(ja: "社協・社会福祉法人", en: "Welfare body")
        case .government: Message(ja: "行政", en: "Government")
        case .school: Message(ja: "学校・園", en: "School")
        case .medical: Message(ja: "医療機関", en: "Health care")
        case .business: Message(ja: "企業・商店", en: "Business")
        case .farm: Message(ja: "農林漁業", en: "Farm or fishery")
        case .temple: Message(ja: "寺社", en: "Temple or shrine")
        case .ibasho: Message(ja: "居場所", en: "Ibasho")
        case .other: Message(ja: "その他", en: "Other")
        }
    }
}
