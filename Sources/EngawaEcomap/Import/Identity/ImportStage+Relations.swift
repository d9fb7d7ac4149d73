import EngawaSheets

/// Which relationship is meant.
extension ImportStage {
    /// The relationship that the row speaks of: by its beginning where it has one, else the one that goes on; made
    /// where there is none.
    mutating func relation(
        _ type: RelationType,
        _ from: NodeIndex,
        _ to: NodeIndex,
        since: DateReading
    ) -> (index: Int, isNew: Bool) {
        if let subject, subject.relation >= 0 { return (subject.relation, false) }
        loadRelations(of: from)
        let first = relations.first(type, from, to)
        if first >= 0, let known = known(from: Int(first), since) { return (known, false) }
        let relation = StagedRelation(type: type, isLoaded: true, from: from, to: to)
        noteTie(relation)
        return (relations.append(relation), true)
    }

    private mutating func known(from first: Int, _ since: DateReading) -> Int? {
        let chain = chain(from: first)
        for index in chain { load(relation: index) }
        if let begun = since.date {
            for index in chain {
                let known = value(.since, ofRelation: index)
                if known == since.value || date(known)?.isCompatible(with: begun) ?? false { return index }
            }
            return chain.count == 1 && date(value(.since, ofRelation: first)) == nil ? first : nil
        }
        var best = first
        for index in chain.dropFirst() where isLater(index, than: best) { best = index }
        return best
    }

    /// Whether one of two relationships goes on and the other does not, or else began later.
    private func isLater(_ left: Int, than right: Int) -> Bool {
        let goesOn = (
            date(value(.until, ofRelation: left)) == nil, date(value(.until, ofRelation: right)) == nil
        )
        if goesOn.0 != goesOn.1 { return goesOn.0 }
        let begun = (
            date(value(.since, ofRelation: left))?.first.daysSince1970 ?? .min,
            date(value(.since, ofRelation: right))?.first.daysSince1970 ?? .min
        )
        return begun.0 > begun.1
    }

    /// Whether there are other relationships of the same type between the same two.
    func hasOthers(thanRelation index: Int) -> Bool {
        let relation = relations[index]
        let first = relations.first(relation.type, relation.from, relation.to)
        return first >= 0 && chain(from: Int(first)).count > 1
    }

    private func chain(from first: Int) -> [Int] {
        var chain = [first]
        while let last = chain.last, relations[last].next >= 0 { chain.append(Int(relations[last].next)) }
        return chain
    }

    /// Sets the beginning, where it is no rougher form of what is known; true where that changed something.
    mutating func setBeginning(_ since: DateReading, ofRelation index: Int) -> Bool {
        guard let begun = since.date else { return false }
        let known = value(.since, ofRelation: index)
        if known == since.value { return false }
        if let date = date(known), date.isWithin(begun) { return false }
        return set(since.value, for: .since, ofRelation: index)
    }
}
