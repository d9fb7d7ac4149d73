import EngawaGraph
import EngawaText

/// Decides what of a roll an edition may show: names, roles and who invited whom.
struct RollWithholding {
    private let map: EcomapMap
    private let request: EcomapRequest
    private let language: Language
    private var standIns: [NodeID: String] = [:]
    private var known: [NameKey: [NodeID]] = [:]
    private var hiddenRoles: Set<NodeID> = []
    private var hiddenInviters: Set<NodeID> = []

    /// Decides about these members. What each is told apart by, `signatures`, is all that is shown of it besides its
    /// name: stand-ins are numbered by that alone, so that they do not say who came in when.
    init(
        _ map: EcomapMap,
        _ request: EcomapRequest,
        members: [NodeID],
        signature: (NodeID) -> String
    ) {
        self.map = map
        self.request = request
        language = request.language ?? map.language
        var withheld: [(node: NodeID, role: String, signature: [UInt8])] = []
        for member in members {
            known[NameKey(map.name(of: member)), default: []].append(member)
            if let role = map.withheldRole(of: member, map.kindClass(of: member), request, language) {
                withheld.append((member, role, Array((role + "\u{0}" + signature(member)).utf8)))
            }
        }
        var names = StandInNames(language)
        for one in withheld.sorted(by: { $0.signature.lexicographicallyPrecedes($1.signature) }) {
            standIns[one.node] = names.next(for: one.role)
        }
    }

    /// How many texts were not shown.
    var texts: Int { hiddenRoles.count + hiddenInviters.count }

    /// How many names are withheld.
    var names: Int { standIns.count }

    /// The stand-in of a member; nil where it may be named.
    func standIn(for member: NodeID) -> String? { standIns[member] }

    /// A role (役割) as it may be shown: the words of a fixed list, for what people type may hold a name.
    mutating func role(_ role: String?, of member: NodeID) -> String? {
        guard let role, request.edition != .internal || request.anonymity != .none else { return role }
        if RollRoles.contains(role) { return role }
        hiddenRoles.insert(member)
        return nil
    }

    /// Who invited a member, as it may be shown: a name that the map knows and may show, the stand-in of one that it may
    /// not, and nothing where the map does not know who that is.
    mutating func inviter(_ text: String?, of member: NodeID) -> String? {
        guard let text, request.edition != .internal || request.anonymity != .none else { return text }
        let nodes = nodes(named: text)
        guard let first = nodes.first else {
            hiddenInviters.insert(member)
            return nil
        }
        // Where several share the name, all have to agree.
        let roles = nodes.map { map.withheldRole(of: $0, map.kindClass(of: $0), request, language) }
        guard let role = roles.compactMap({ $0 }).first else { return text }
        return nodes.count == 1 ? standIns[first] ?? role : role
    }

    private func nodes(named text: String) -> [NodeID] {
        let key = NameKey(text)
        var found: Set<NodeID> = Set(known[key] ?? [])
        for label in [Schema.Label.actor, Schema.Label.ibasho] {
            guard let label = map.graph.label(label), let name = map.tokens.name else { continue }
            found.formUnion(map.graph.nodes(label: label, key: name, cypherEquals: .string(text)))
        }
        return found.sorted()
    }
}

/// The roles that members of a platform have: words that hold no names.
enum RollRoles {
    /// Whether `text` consists of such words.
    static func contains(_ text: String) -> Bool {
        let folded = FoldedText(text)
        if folds.contains(folded) || PersonRoles.isRole(folded) { return true }
        let parts = text.split { "、，,・/／;；".contains($0) }.map { FoldedText(String($0)) }
        return parts.count > 1 && parts.allSatisfy { folds.contains($0) || PersonRoles.isRole($0) }
    }

    private static let folds = Set(
        ("座長 副座長 議長 副議長 会長 副会長 委員長 副委員長 委員 運営委員 幹事 代表幹事 幹事長 副幹事長 幹事団体 事務局 事務局長 事務局員 共同事務局 代表 副代表 共同代表 世話人 世話役 "
            + "代表世話人 監事 会計 書記 顧問 相談役 アドバイザー オブザーバー コーディネーター ファシリテーター コンダクター リーダー サブリーダー メンバー 会員 正会員 賛助会員 準会員 特別会員 "
            + "構成員 構成団体 構成機関 参加 参加者 参加団体 参画団体 協力 協力団体 協力員 後援 共催 主催 協賛 加盟 加盟団体 支部 本部 連携 連携団体 協働 運営 運営団体 発起人 呼びかけ人 "
            + "担当 窓口 庁内連携 部会 部会長 部会員 理事 理事長 評議員 "
            + "chair vicechair member secretariat secretary treasurer coordinator observer adviser advisor facilitator "
            + "host partner supporter organiser organizer leader boardmember steeringcommittee")
            .split(separator: " ").map { FoldedText(String($0)) }
    )
}
