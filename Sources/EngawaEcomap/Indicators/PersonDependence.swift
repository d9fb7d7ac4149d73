import EngawaGraph

/// Counts the ties that hang on one person: on the supporter who is a person, or on who is written as the face (窓口).
struct PersonDependence {
    /// Who a tie hangs on.
    private enum Key: Hashable {
        /// A person of the map.
        case person(NodeID)
        /// A face with a person's name, the same for all ties of an ibasho.
        case named(NodeID, FoldedText)
        /// A face that is a post (会長, 店長), of which every supporter has its own.
        case post(NodeID, NodeID, FoldedText)
    }

    private var counts: [Key: Int] = [:]
    private var persons: [FoldedText: NodeID] = [:]
    private var stems: [NameKey: FoldedText?] = [:]
    /// How many ties hang on one person.
    private(set) var ties = 0

    /// How many ties hang on the same person, at most.
    var most: Int { counts.values.max() ?? 0 }

    /// Makes known the persons among the supporters of the ibasho that is counted next, so that a face of the same name
    /// is the same person.
    mutating func begin(_ persons: some Sequence<NodeID>, in map: EcomapMap) {
        self.persons.removeAll(keepingCapacity: true)
        for person in persons {
            guard let stem = stem(of: map.name(of: person)), self.persons[stem] == nil else { continue }
            self.persons[stem] = person
        }
    }

    /// Counts a tie. O(1) in the mean.
    mutating func add(_ tie: SurveyedTie, isPerson: Bool, ibasho: NodeID) {
        guard let key = key(tie, isPerson: isPerson, ibasho) else { return }
        ties += 1
        counts[key, default: 0] += 1
    }

    private mutating func key(_ tie: SurveyedTie, isPerson: Bool, _ ibasho: NodeID) -> Key? {
        if isPerson { return .person(tie.supporter) }
        guard let face = tie.face else { return nil }
        let folded = FoldedText(face)
        guard !folded.bytes.isEmpty else { return nil }
        guard let stem = stem(of: face) else { return .post(ibasho, tie.supporter, folded) }
        return persons[stem].map { .person($0) } ?? .named(ibasho, stem)
    }

    private mutating func stem(of name: String) -> FoldedText? {
        let key = NameKey(name)
        if let known = stems[key] { return known }
        let stem = PersonalName(name).map { FoldedText($0.stem) }
        stems[key] = .some(stem)
        return stem
    }
}
