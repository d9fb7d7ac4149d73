import EngawaSheets

extension ImportStage {
    /// The ibasho of this name; a new one where the map has none.
    mutating func ibasho(named name: String) -> Int {
        let found = nodes(named: name)
        if let known = found.first(where: { nodes[$0].isIbasho }) { return known }
        let listed = KindClass.ibasho.rawValue
        if let actor = found.first(where: { nodes[$0].properties[Schema.Key.kindClass].stringValue == listed }) {
            nodes[actor].isIbasho = true
            nodes[actor].isPromoted = nodes[actor].existing != nil
            for key in [Schema.Key.kind, Schema.Key.kindClass, Schema.Key.consent] {
                nodes[actor].properties.set(.null, for: key)
            }
            return actor
        }
        return addNode(named: name, isIbasho: true)
    }

    /// Who the row speaks of: somebody known, or a new actor.
    ///
    /// The same number is the same actor. Without numbers on both sides the same name is the same actor, unless place
    /// or kind contradict. A generic name means somebody of this ibasho only.
    mutating func supporter(of row: TieRow, ibasho: Int, warn: (ImportProblem) -> Void) -> Int {
        if let number = row.number, let same = actors(numbered: number).first {
            if nodes[same].name != row.name {
                warn(.renamed(from: nodes[same].name, to: row.name))
                rename(same, to: row.name)
            }
            return same
        }
        let named = nodes(named: row.name)
        let kindClass = row.kind.map { KindClass.recognise(kind: $0, name: row.name).kindClass }
        if let other = named.first(where: { nodes[$0].isIbasho }), kindClass ?? .ibasho == .ibasho { return other }

        let unnumbered = named.filter { index in
            !nodes[index].isIbasho
                && (row.number == nil || nodes[index].properties[Schema.Key.number].stringValue == nil)
        }
        let isGeneric = GenericNames.contains(row.name)
        var fitting: [Int] = []
        for index in unnumbered where !contradicts(index, row) {
            if isGeneric, ties(of: index, to: ibasho).isEmpty { continue }
            fitting.append(index)
        }
        if fitting.isEmpty {
            if !unnumbered.isEmpty && !isGeneric { warn(.sameNameOtherActor(row.name)) }
            return addActor(of: row, warn: warn)
        }
        if fitting.count > 1 {
            var near: [Int] = []
            for index in fitting where !ties(of: index, to: ibasho).isEmpty { near.append(index) }
            if near.count != 1 { warn(.ambiguousName(row.name)) }
            return near.first ?? fitting[0]
        }
        return fitting[0]
    }

    private mutating func addActor(of row: TieRow, warn: (ImportProblem) -> Void) -> Int {
        let actor = addNode(named: row.name, isIbasho: false)
        let kind = KindClass.recognise(kind: row.kind, name: row.name)
        if !kind.isSure { warn(.unsureKind(row.name, taken: kind.kindClass)) }
        nodes[actor].properties.set(.string(kind.kindClass.rawValue), for: Schema.Key.kindClass)
        return actor
    }

    private func contradicts(_ index: Int, _ row: TieRow) -> Bool {
        let node = nodes[index]
        if let place = row.place, let known = node.place, place != known { return true }
        guard let kind = row.kind, let known = node.properties[Schema.Key.kind].stringValue else { return false }
        let (new, old) = (
            KindClass.recognise(kind: kind, name: row.name), KindClass.recognise(kind: known, name: row.name)
        )
        return new.isSure && old.isSure && new.kindClass != old.kindClass
    }

    /// The tie that the row speaks of: by its beginning where it has one, else the one that goes on.
    mutating func tie(of row: TieRow, supporter: Int, ibasho: Int) -> (index: Int, isNew: Bool) {
        let known = ties(of: supporter, to: ibasho)
        if let since = row.since {
            if let same = known.first(where: { ties[$0].since?.isCompatible(with: since) ?? false }) {
                return (same, false)
            }
            if known.count == 1, ties[known[0]].since == nil { return (known[0], false) }
        } else if let current = known.max(by: { left, right in
            let (a, b) = (ties[left], ties[right])
            let (aGoesOn, bGoesOn) = (a.until == nil, b.until == nil)
            if aGoesOn != bGoesOn { return bGoesOn }
            let (c, d) = (a.since?.first.daysSince1970 ?? .min, b.since?.first.daysSince1970 ?? .min)
            return c == d ? left > right : c < d
        }) {
            return (current, false)
        }
        return (addTie(of: supporter, to: ibasho), true)
    }
}
