import EngawaSheets

/// Who is the same actor.
extension ImportStage {
    /// Who the row speaks of: somebody known, or a new actor.
    ///
    /// The same number is the same actor. Without numbers on both sides the same name is the same actor, unless place
    /// or kind contradict. An ibasho of the name is meant where the kind does not say otherwise.
    ///
    /// A generic name (自治会) means somebody who supports `ibasho` already, else somebody new. Where there is no ibasho
    /// (in a sheet of actors or offers) it means one actor without number who supports nobody, with a warning: whose
    /// 自治会 it is, nobody can tell.
    mutating func actor(_ reference: ActorReference, at ibasho: NodeIndex?, _ source: RowSource) -> NodeIndex {
        if let subject { return subject.node }
        if !reference.number.isNone, let same = actor(numbered: reference.number) {
            if nodes[same.index].name != reference.name { rename(same, to: reference.name, source) }
            return same
        }
        let named = peopleNamed(reference.name)
        if named.first.isNone { return addActor(reference, isFree: ibasho == nil, source) }
        if !named.ibasho.isNone, isIbasho(reference) { return named.ibasho }
        if isGeneric(reference.name) { return generic(reference, named, at: ibasho, source) }

        var fitting = NodeIndex.none
        var isAmbiguous = false
        var near: [NodeIndex] = []
        var hasOthers = false
        var next = named.first
        while !next.isNone {
            let node = next
            next = nodes[node.index].next
            guard isUnnumbered(node, reference) else { continue }
            guard !contradicts(node, reference) else {
                hasOthers = true
                continue
            }
            if fitting.isNone {
                fitting = node
                continue
            }
            if !isAmbiguous, let ibasho, supports(fitting, ibasho) { near.append(fitting) }
            isAmbiguous = true
            if let ibasho, supports(node, ibasho) { near.append(node) }
        }
        if fitting.isNone {
            if hasOthers { warn(.sameNameOtherActor(texts.string(reference.name)), source) }
            return addActor(reference, isFree: false, source)
        }
        guard isAmbiguous else { return fitting }
        if near.count != 1 { warn(.ambiguousName(texts.string(reference.name)), source) }
        return near.first ?? fitting
    }

    /// Gives somebody of a number another name, and says so where there was one.
    mutating func rename(_ node: NodeIndex, to name: TextID, _ source: RowSource) {
        let old = nodes[node.index].name
        if !old.isNone { warn(.renamed(from: texts.string(old), to: texts.string(name)), source) }
        rename(node, to: name)
    }

    /// Who a sheet of links or offers names: an ibasho, else an actor, else a new actor. A generic name means the one
    /// who supports `other`, where that is an ibasho.
    mutating func someone(named name: TextID, beside other: TextID, _ source: RowSource) -> NodeIndex {
        let named = peopleNamed(name)
        if !named.ibasho.isNone {
            warnIfAmbiguous(named, name, source)
            return named.ibasho
        }
        if !other.isNone, isGeneric(name) {
            let ibasho = peopleNamed(other).ibasho
            if !ibasho.isNone {
                loadSupporters(of: name)
                if let known = genericSupporters[GenericSupporter(name: name, ibasho: ibasho)]?.first { return known }
            }
        }
        return actor(ActorReference(name: name), at: nil, source)
    }

    /// Whether the row can mean an ibasho of its name.
    mutating func isIbasho(_ reference: ActorReference) -> Bool {
        reference.kind.isNone || recognise(kind: reference.kind, name: reference.name).kindClass == .ibasho
    }

    func isUnnumbered(_ node: NodeIndex, _ reference: ActorReference) -> Bool {
        guard nodes[node.index].sort == .actor else { return false }
        return reference.number.isNone || value(.number, of: node).isNone
    }

    private mutating func generic(
        _ reference: ActorReference,
        _ named: SameName,
        at ibasho: NodeIndex?,
        _ source: RowSource
    ) -> NodeIndex {
        loadSupporters(of: reference.name)
        if let ibasho {
            let key = GenericSupporter(name: reference.name, ibasho: ibasho)
            let fitting = (genericSupporters[key] ?? []).filter {
                isUnnumbered($0, reference) && !contradicts($0, reference)
            }
            if fitting.count > 1 { warn(.ambiguousName(texts.string(reference.name)), source) }
            return fitting.first ?? addActor(reference, isFree: false, source)
        }
        var next = named.first
        while !next.isNone {
            let node = next
            next = nodes[node.index].next
            guard !nodes[node.index].hasTies, isUnnumbered(node, reference), !contradicts(node, reference) else {
                continue
            }
            // Somebody with a number may come to support an ibasho later on, and would not be found again.
            if reference.number.isNone, !value(.number, of: node).isNone { continue }
            warn(.genericName(texts.string(reference.name)), source)
            return node
        }
        return addActor(reference, isFree: true, source)
    }

    private mutating func addActor(_ reference: ActorReference, isFree: Bool, _ source: RowSource) -> NodeIndex {
        if isFree, reference.number.isNone, isGeneric(reference.name) {
            warn(.genericName(texts.string(reference.name)), source)
        }
        warnIfForgotten(reference.name, source)
        let actor = add(.actor, named: reference.name)
        classify(actor, kind: reference.kind, source)
        return actor
    }

    /// Writes the class that kind and name of somebody tell, and remembers whom they do not tell it of surely.
    mutating func classify(_ actor: NodeIndex, kind: TextID, _ source: RowSource) {
        let name = nodes[actor.index].name
        let kind = recognise(kind: kind, name: name)
        if !kind.isSure { unsureKinds.append((actor, source)) }
        set(codes.kindClass(kind.kindClass), for: .kindClass, of: actor)
    }

    /// Warns of those whose class is not sure, once all rows have spoken: another row may have told it.
    mutating func warnOfUnsureKinds() {
        for (actor, source) in unsureKinds where nodes[actor.index].sort == .actor {
            let name = nodes[actor.index].name
            let kind = recognise(kind: value(.kind, of: actor).text, name: name)
            if !kind.isSure { warn(.unsureKind(texts.string(name), taken: kind.kindClass), source) }
        }
        unsureKinds = []
    }

    /// Warns where somebody of this name was taken out of the map.
    mutating func warnIfForgotten(_ name: TextID, _ source: RowSource) {
        guard !forgotten.isEmpty, forgotten.contains(texts.string(name)) else { return }
        warn(.forgottenName(texts.string(name)), source)
    }

    /// Whether place or kind say that somebody of the name is not meant.
    mutating func contradicts(_ node: NodeIndex, _ reference: ActorReference) -> Bool {
        let known = nodes[node.index].place
        if !reference.place.isNone, !known.isNone, known != reference.place { return true }
        if reference.kind.isNone || reference.kind == nodes[node.index].writtenKind { return false }
        let kind = value(.kind, of: node).text
        if kind.isNone || kind == reference.kind { return false }
        let new = recognise(kind: reference.kind, name: reference.name)
        let old = recognise(kind: kind, name: reference.name)
        return new.isSure && old.isSure && new.kindClass != old.kindClass
    }

    private mutating func supports(_ node: NodeIndex, _ ibasho: NodeIndex) -> Bool {
        loadRelations(of: node)
        return relations.first(.supports, node, ibasho) >= 0
    }

    /// Reads whom those of a name support.
    private mutating func loadSupporters(of name: TextID) {
        let named = peopleNamed(name)
        if named.hasLoadedSupporters { return }
        people[name].hasLoadedSupporters = true
        var next = named.first
        while !next.isNone {
            loadRelations(of: next)
            next = nodes[next.index].next
        }
    }

    /// Says that a name means several ibasho, of which the first was taken.
    mutating func warnIfAmbiguous(_ named: SameName, _ name: TextID, _ source: RowSource) {
        var next = named.ibasho.isNone ? NodeIndex.none : nodes[named.ibasho.index].next
        while !next.isNone {
            if nodes[next.index].sort == .ibasho {
                warn(.ambiguousName(texts.string(name)), source)
                return
            }
            next = nodes[next.index].next
        }
    }
}
