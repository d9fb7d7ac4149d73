import EngawaSheets

/// Which place is meant, and where somebody is.
extension ImportStage {
    /// Writes down that somebody is at a place; true where that is new.
    mutating func setPlace(_ place: TextID, of node: NodeIndex, _ source: RowSource) -> Bool {
        guard !place.isNone, nodes[node.index].place != place else { return false }
        refer(toPlace: place, source)
        nodes[node.index].place = place
        return true
    }

    /// Adds areas (活動範囲); true where some are new.
    mutating func addAreas(_ areas: ListID, to node: NodeIndex, _ source: RowSource) -> Bool {
        guard !areas.isEmpty, areas != nodes[node.index].areas else { return false }
        let union = lists.union(nodes[node.index].areas, areas)
        guard union != nodes[node.index].areas else { return false }
        for area in lists[areas] { refer(toPlace: area, source) }
        nodes[node.index].areas = union
        return true
    }

    /// Makes sure that there is a place of this name; its level is told from the name, where that shows one.
    ///
    /// Of several places of the name the one that came first is meant, with a warning: only their 上位 tell them apart,
    /// and other sheets do not say it.
    mutating func refer(toPlace name: TextID, _ source: RowSource) {
        let named = placesNamed(name)
        if named.first.isNone {
            _ = addPlace(name)
        } else if named.first != named.last {
            warn(.ambiguousPlace(texts.string(name)), source)
        }
    }

    mutating func addPlace(_ name: TextID) -> NodeIndex {
        let place = add(.place, named: name)
        if let level = PlaceLevel(placeName: texts.string(name)) {
            set(codes.level[level] ?? .none, for: .level, of: place)
        }
        return place
    }

    /// Adds fields (分野), as the axis has them; true where some are new to the actor.
    mutating func addFields(_ fields: ListID, to node: NodeIndex) -> Bool {
        let union = lists.union(nodes[node.index].fields, fields)
        guard union != nodes[node.index].fields else { return false }
        nodes[node.index].fields = union
        return true
    }

    /// The fields of a cell as the axis has them. One that it does not have goes to its end, with a warning.
    mutating func canonical(_ fields: ListID, _ source: RowSource, column: String) -> ListID {
        if fields.isEmpty { return fields }
        if let known = canonicalFields[fields.rawValue] { return known }
        var names: [TextID] = []
        for field in lists[fields] {
            var name = field
            if let known = axes.field(named: texts.string(field)) {
                name = texts.intern(axes.fields[known].name)
            } else {
                axes.fields.append(AxisEntry(name: texts.string(field)))
                newFields.append(texts.string(field))
                warn(.newField(texts.string(field)), source, column: column)
            }
            // Two spellings of one field are one field.
            if !names.contains(name) { names.append(name) }
        }
        let list = lists.intern(names)
        canonicalFields[fields.rawValue] = list
        return list
    }
}
