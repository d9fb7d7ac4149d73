import EngawaGraph
import Testing

@Suite("An index on a label and a key")
struct IndexTests {
    @Test("finds what a scan finds, through every kind of change")
    func followsChanges() throws {
        var graph = PropertyGraph()
        let (label, other, key) = (graph.internLabel("Actor"), graph.internLabel("Person"), graph.internKey("kind"))
        let early = graph.createNode(labels: [label])
        try graph.set("farm", for: key, of: early)
        #expect(graph.createIndex(label: label, key: key) == true)
        #expect(graph.createIndex(label: label, key: key) == false)
        #expect(graph.hasIndex(label: label, key: key) && !graph.hasIndex(label: other, key: key))
        func farms() -> [NodeID] { graph.nodes(label: label, key: key, equals: "farm") }

        #expect(farms() == [early])
        let late = graph.createNode(labels: [other])
        try graph.set("farm", for: key, of: late)
        #expect(farms() == [early])
        try graph.addLabel(label, to: late)
        #expect(farms() == [early, late])
        try graph.set("shop", for: key, of: early)
        #expect(farms() == [late])
        try graph.set("farm", for: key, of: early)
        try graph.removeLabel(label, from: late)
        #expect(farms() == [early])
        try graph.set(.null, for: key, of: early)
        #expect(farms().isEmpty)
        try graph.set("farm", for: key, of: early)
        try graph.deleteNode(early)
        #expect(farms().isEmpty)
        #expect(graph.checkInvariants() == [])
        #expect(graph.dropIndex(label: label, key: key) == true)
        #expect(!graph.dropIndex(label: label, key: key) && graph.indexes.isEmpty)
    }

    @Test("tells values of different kinds apart, and finds none for null")
    func kinds() throws {
        var graph = PropertyGraph()
        let (label, key) = (graph.internLabel("A"), graph.internKey("k"))
        graph.createIndex(label: label, key: key)
        let values: [Value] = [
            1, 1.0, "1", true, .date(CalendarDate(daysSinceEpoch: 1)), [1], ["a": 1], 0.0, -0.0, .float(.nan), "",
            .integer(1 << 40), .list([]),
        ]
        var ids: [NodeID] = []
        for value in values {
            let id = graph.createNode(labels: [label])
            try graph.set(value, for: key, of: id)
            ids.append(id)
        }
        for (id, value) in zip(ids, values) {
            #expect(graph.nodes(label: label, key: key, equals: value) == [id], "\(value)")
        }
        #expect(graph.nodes(label: label, key: key, equals: .null).isEmpty)
    }

    @Test("are listed by label and key, in whatever order they were created")
    func listing() {
        var graph = PropertyGraph()
        let labels = ["A", "B", "C"].map { graph.internLabel($0) }
        let keys = ["x", "y"].map { graph.internKey($0) }
        for (label, key) in [(2, 0), (0, 1), (1, 0), (0, 0)] { graph.createIndex(label: labels[label], key: keys[key]) }
        let listed = graph.indexes.map { [Int($0.label.rawValue), Int($0.key.rawValue)] }
        #expect(listed == [[0, 0], [0, 1], [1, 0], [2, 0]])
    }
}
