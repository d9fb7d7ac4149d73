import EngawaSheets

/// Which ibasho is meant.
extension ImportStage {
    /// The ibasho of this name: the first where the map has several, a new one where it has none.
    ///
    /// An actor of the class ibasho (somebody wrote 居場所 as its kind) turns into one.
    mutating func ibasho(named name: TextID) -> NodeIndex {
        if let subject { return subject.ibasho }
        let named = peopleNamed(name)
        if !named.ibasho.isNone { return named.ibasho }
        var next = named.first
        while !next.isNone {
            if value(.kindClass, of: next) == codes.kindClass(.ibasho) {
                promote(next)
                return next
            }
            next = nodes[next.index].next
        }
        return add(.ibasho, named: name)
    }

    /// The ibasho that a row of its own sheet speaks of.
    ///
    /// The same number is the same ibasho. Without numbers on both sides the same name is the same, unless 所在地
    /// contradicts: then it is another one of this name, with a warning.
    mutating func ibasho(named name: TextID, number: TextID, place: TextID, _ source: RowSource) -> NodeIndex {
        if let subject { return subject.node }
        if !number.isNone, let same = ibasho(numbered: number) {
            if nodes[same.index].name != name { rename(same, to: name, source) }
            return same
        }
        let named = peopleNamed(name)
        var next = named.ibasho
        if next.isNone { return ibasho(named: name) }
        var found = NodeIndex.none
        var isAmbiguous = false
        while !next.isNone {
            let node = next
            next = nodes[node.index].next
            guard nodes[node.index].sort == .ibasho else { continue }
            if !number.isNone, !value(.number, of: node).isNone { continue }
            let known = nodes[node.index].place
            if !place.isNone, !known.isNone, known != place { continue }
            isAmbiguous = isAmbiguous || !found.isNone
            // Among several the one that is surely there is meant.
            if found.isNone || (!place.isNone && known == place && nodes[found.index].place != place) { found = node }
        }
        if isAmbiguous, place.isNone || nodes[found.index].place != place {
            warn(.ambiguousName(texts.string(name)), source)
        }
        if !found.isNone { return found }
        warn(.sameNameOtherIbasho(texts.string(name)), source)
        return add(.ibasho, named: name)
    }
}
