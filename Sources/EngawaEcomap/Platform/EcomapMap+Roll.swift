import EngawaGraph
import EngawaSheets

extension EcomapMap {
    /// The roll of `platform` as `request` may see it, with what changed since a date where one is given.
    ///
    /// Members are those who belong to it themselves (所属 or 傘下), not those who belong to a member. Names that the
    /// edition withholds are left out here and nowhere else. O(m log m) in the members m, and O(actors) for what no
    /// member has.
    public func roll(of platform: NodeID, _ request: EcomapRequest, since: SheetDate? = nil) -> Roll {
        var maker = RollMaker(self, platform, request)
        return maker.roll(since: since)
    }
}

/// Makes a roll.
private struct RollMaker {
    private let map: EcomapMap
    private let platform: NodeID
    private let request: EcomapRequest
    private let axes: Axes
    private let memberships: [NodeID: [Membership]]
    private let contradictory: Int
    private var withholding: RollWithholding

    init(_ map: EcomapMap, _ platform: NodeID, _ request: EcomapRequest) {
        self.map = map
        self.platform = platform
        self.request = request
        let axes = map.axes
        self.axes = axes
        let all = map.memberships(of: platform)
        let good = all.filter { !$0.isContradictory && !RollMaker.isInFuture($0, request.day) }
        contradictory = all.count { $0.isContradictory }
        let memberships = Dictionary(grouping: good, by: \.member)
        self.memberships = memberships
        withholding = RollWithholding(map, request, members: memberships.keys.sorted()) { member in
            let texts = (memberships[member] ?? []).map { one in
                let role = one.role.flatMap { RollRoles.contains($0) ? $0 : nil } ?? ""
                return [one.relation.rawValue, RollMaker.year(one.since), RollMaker.year(one.until), role]
                    .joined(separator: "\u{1}")
            }
            return (texts.sorted() + map.fields(of: member, axes).map { axes.fields[$0].name }).joined(
                separator: "\u{2}"
            )
        }
    }

    mutating func roll(since: SheetDate?) -> Roll {
        let changes: RollChanges? = if let since { self.changes(since: since) } else { nil }
        let there = memberships.mapValues { $0.filter { $0.isThere(on: request.day) } }.filter { !$0.value.isEmpty }
        let members = listed(there)
        let kindClass = map.kindClass(of: platform)
        let language = request.language ?? map.language
        return Roll(
            platform: map.withheldRole(of: platform, kindClass, request, language) ?? map.name(of: platform),
            kindClass: kindClass,
            day: request.day.text,
            edition: request.edition,
            members: members,
            withheldNames: withholding.names,
            withheldTexts: withholding.texts,
            undated: there.values.count { $0.allSatisfy { $0.since == nil } },
            contradictory: contradictory,
            absent: RollAbsence(map, axes, platform: platform, members: Set(there.keys), request),
            changes: changes
        )
    }

    private mutating func changes(since: SheetDate) -> RollChanges {
        let day = request.day
        // Who leaves and comes back has joined anew; the first day and the last day tell.
        var joined: [NodeID: [Membership]] = [:]
        var left: [NodeID: [Membership]] = [:]
        var undecided: [NodeID: [Membership]] = [:]
        for (member, all) in memberships {
            let isThere = all.contains { $0.isThere(on: day) }
            for one in all {
                if let begun = one.since {
                    if begun.first >= since.first {
                        joined[member, default: []].append(one)
                    } else if begun.last >= since.first, begun.precision != .day {
                        undecided[member, default: []].append(one)
                    }
                }
                if let ended = one.until, !isThere, ended.last < day.first {
                    if ended.first >= since.first {
                        left[member, default: []].append(one)
                    } else if ended.last >= since.first, ended.precision != .day {
                        undecided[member, default: []].append(one)
                    }
                }
            }
        }
        return RollChanges(
            since: since.text,
            joined: listed(joined),
            left: listed(left),
            undecided: listed(undecided)
        )
    }

    private mutating func listed(_ chosen: [NodeID: [Membership]]) -> [RollMember] {
        var named: [(member: RollMember, day: Int32, node: NodeID)] = []
        var withheld: [RollMember] = []
        for (node, all) in chosen.sorted(by: { $0.key < $1.key }) {
            let sorted = all.sorted { RollMaker.day($0) < RollMaker.day($1) }
            guard let first = sorted.first else { continue }
            let member = member(node, sorted)
            if member.isWithheld { withheld.append(member) } else { named.append((member, RollMaker.day(first), node)) }
        }
        named.sort { left, right in
            if left.day != right.day { return left.day < right.day }
            if left.member.name.utf8.elementsEqual(right.member.name.utf8) { return left.node < right.node }
            return left.member.name.utf8.lexicographicallyPrecedes(right.member.name.utf8)
        }
        withheld.sort { RollMaker.order($0.name) < RollMaker.order($1.name) }
        return named.map(\.member) + withheld
    }

    private mutating func member(_ node: NodeID, _ all: [Membership]) -> RollMember {
        let standIn = withholding.standIn(for: node)
        func shown(_ date: SheetDate?) -> String? {
            standIn == nil ? date?.text : date.map { "\($0.year)" }
        }
        return RollMember(
            name: standIn ?? map.name(of: node),
            isWithheld: standIn != nil,
            kindClass: map.kindClass(of: node),
            fields: map.fields(of: node, axes).map { axes.fields[$0] },
            role: withholding.role(all.lazy.compactMap(\.role).first, of: node),
            relation: all[0].relation,
            since: shown(all.lazy.compactMap(\.since).first),
            until: all.contains { $0.until == nil } ? nil : shown(all.last?.until),
            invitedBy: withholding.inviter(all.lazy.compactMap(\.invitedBy).first, of: node)
        )
    }

    private static func isInFuture(_ membership: Membership, _ day: SheetDate) -> Bool {
        membership.since.map { $0.first > day.last } ?? false
    }

    private static func year(_ date: SheetDate?) -> String { date.map { "\($0.year)" } ?? "-" }

    /// Undated memberships come last.
    private static func day(_ membership: Membership) -> Int32 { membership.since?.first.daysSince1970 ?? .max }

    /// Stand-ins in the order of their numbers: 農家（個人）2 before 農家（個人）10.
    private static func order(_ name: String) -> (String, Int) {
        let digits = String(name.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
        return (String(name.dropLast(digits.count)), Int(digits) ?? 0)
    }
}

extension EcomapMap {
    /// The positions of the fields that `node` works in, in the order of the axis. O(its fields × axis).
    func fields(of node: NodeID, _ axes: Axes) -> [Int] {
        guard let worksIn = tokens.worksIn else { return [] }
        let positions = graph.relationships(of: node, .outgoing, type: worksIn).compactMap {
            axes.field(named: name(of: $0.other))
        }
        return Set(positions).sorted()
    }
}
