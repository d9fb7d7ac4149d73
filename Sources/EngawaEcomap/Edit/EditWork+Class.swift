import EngawaGraph

/// What somebody is, once the name or the kind is another.
extension EditWork {
    /// Whether the class of an actor is what its kind and name tell, and not something that was set by other ways.
    mutating func isClassToldFromName() -> Bool {
        let name = stage.nodes[node.index].name
        guard kind == .actors, !name.isNone else { return kind == .actors }
        let told = stage.recognise(kind: stage.value(.kind, of: node).text, name: name)
        return stage.codes.kindClass(told.kindClass) == stage.value(.kindClass, of: node)
    }

    /// Finds out anew what the node is, now that its name or kind is another.
    ///
    /// A person stays one unless a kind says otherwise that is known: neither a name without さん nor a kind that was
    /// taken away, or that nobody knows, brings a name before the public.
    mutating func classify(saysKind: Bool, wasToldFromName: Bool, before: StagedValue) {
        let written = stage.value(.kind, of: node).text
        let isNamed = !stage.nodes[node.index].name.isNone
        let told = stage.recognise(
            kind: written,
            name: isNamed ? stage.nodes[node.index].name : stage.texts.intern("")
        )
        if map.isPerson(edit.node, map.kindClass(of: edit.node)) {
            guard saysKind, !written.isNone, told.isSure else {
                stage.set(before, for: .kindClass, of: node)
                staysPerson = told != RecognisedKind(.person)
                return
            }
        }
        guard saysKind || wasToldFromName else { return }
        stage.set(stage.codes.kindClass(told.kindClass), for: .kindClass, of: node)
        if isNamed, !told.isSure { stage.unsureKinds.append((node, Self.source)) }
        stage.warnOfUnsureKinds()
    }
}
