extension PageModel {
    /// Finds the boxes and lines of everybody in `picture`: whoever has no box of their own stands in the one that stands
    /// for the others of the same cell, unless the model knows better.
    mutating func place(in picture: PagePicture) {
        let boxes = picture.boxes.filter { $0.value.contains("more") }.map { (PageModel.cell($0.value), $0.key) }
        // Of two for one cell nobody knows which it is.
        let others = Dictionary(grouping: boxes, by: \.0).compactMapValues { $0.count == 1 ? $0[0].1 : nil }
        for index in actors.indices {
            let actor = actors[index]
            if picture.boxes[actor.key] != nil {
                actors[index].boxes = [actor.key]
                // Several ties with the same box follow each other in the file as they do in the model.
                var edges = picture.edges.filter { $0.ends.contains(actor.key) && $0.classes.contains("tie") }
                for place in actor.ties.indices {
                    let end = actor.ties[place].end
                    guard let found = edges.firstIndex(where: { edge in end.map(edge.ends.contains) ?? true }) else {
                        continue
                    }
                    actors[index].ties[place].edge = edges.remove(at: found).id
                }
            } else if !actor.boxes.isEmpty {
                actors[index].boxes = actor.boxes.filter { picture.boxes[$0] != nil }
            } else {
                let classes = [actor.field.map { "field-\($0)" }, actor.band.map { "band-\($0)" }].compactMap { $0 }
                actors[index].boxes = others[PageModel.cell(classes)].map { [$0] } ?? []
            }
        }
    }

    /// The classes that say in which cell a box stands.
    private static func cell(_ classes: [String]) -> String {
        classes.filter { $0.hasPrefix("field-") || $0.hasPrefix("band-") }.sorted().joined(separator: " ")
    }
}
