import EngawaTestSupport
import Testing

@testable import EngawaGraph

@Suite("The image of properties")
struct PropertyImageTests {
    private func graph(seed: UInt64, steps: Int = 500) throws -> PropertyGraph {
        var history = RandomHistory(seed: seed, deletionsPerHundred: 20)
        for _ in 0..<steps { try history.step() }
        return history.draft.graph
    }

    @Test("gives every property back, and is the same when it is written again", arguments: [UInt64](1...8))
    func roundTrip(seed: UInt64) throws {
        var graph = try graph(seed: seed)
        let (dump, image, snapshot) = (graph.dump(), graph.propertyImage, graph)
        try graph.readProperties(image)
        #expect(graph.dump() == dump && graph.checkInvariants() == [], "seed \(seed)")
        let again = graph.propertyImage
        if again != image { Issue.record("seed \(seed): another image") }
        #expect(snapshot.dump() == dump && snapshot.checkInvariants() == [], "seed \(seed)")
        // What was read can be changed as before.
        for id in snapshot.nodes {
            for (key, value) in snapshot.properties(of: id) { #expect(graph.has(value, for: key, of: id)) }
            if let key = graph.keys.first { try graph.set("another one for node \(id)", for: key, of: id) }
        }
        #expect(graph.checkInvariants() == [] && snapshot.dump() == dump, "seed \(seed)")
    }

    @Test("leaves out what no owner uses")
    func leftovers() throws {
        var graph = PropertyGraph()
        let (key, other) = (graph.internKey("name"), graph.internKey("list"))
        let id = graph.createNode()
        for number in 0..<3000 {
            try graph.set(.string("a name that changes, number \(number)"), for: key, of: id)
            try graph.set([.integer(Int64(number))], for: other, of: id)
        }
        #expect(graph.propertyByteCount > 100_000)
        let image = graph.propertyImage
        #expect(image.count < 1200)
        try graph.readProperties(image)
        #expect(graph.propertyByteCount < 1200)
        #expect(graph.value(key, of: id) == "a name that changes, number 2999" && graph.value(other, of: id) == [2999])
    }

    @Test("does not depend on how the values came to be", arguments: [UInt64](21...24))
    func canonical(seed: UInt64) throws {
        let graph = try graph(seed: seed)
        // The same values set in another order, with others before them, and read from an image in between.
        var other = PropertyGraph()
        for key in graph.keys { _ = other.internKey(graph.name(of: key)) }
        for _ in 1..<graph.nextNodeID.rawValue { _ = other.createNode() }
        for round in 0..<3 {
            for id in graph.nodes.reversed() {
                for (key, value) in graph.properties(of: id) {
                    if (Int(id.rawValue) + round) % 3 > 0 {
                        try other.set([.string("for a while"), .integer(Int64(round))], for: key, of: id)
                    } else {
                        try other.set(value, for: key, of: id)
                    }
                }
            }
            if round == 1 { try other.readProperties(other.propertyImage) }
        }
        for id in graph.nodes {
            for (key, value) in graph.properties(of: id) { try other.set(value, for: key, of: id) }
        }
        var (ofNodes, expected) = (ImageWriter(), ImageWriter())
        other.tables.nodeProperties.write(to: &ofNodes, other.tables.pool)
        graph.tables.nodeProperties.write(to: &expected, graph.tables.pool)
        if ofNodes.bytes != expected.bytes { Issue.record("seed \(seed)") }
    }

    @Test("holds values of every kind and of any length")
    func everyKind() throws {
        var generator = SeededGenerator(seed: 3)
        var graph = PropertyGraph()
        let long = String(repeating: "長", count: BytePool.longestDirect / 3 + 1)
        var values: [Value] = [
            "", "12345678", "123456789", .string(long), [.string(long)], .integer(.min), .float(.nan), [], [:], false,
        ]
        for _ in 0..<300 { values.append(generator.temporal()) }
        let key = graph.internKey("a key")
        for value in values {
            let id = graph.createNode()
            try graph.set(value, for: key, of: id)
        }
        try graph.readProperties(graph.propertyImage)
        #expect(
            zip(graph.nodes, values).allSatisfy { graph.has($1, for: key, of: $0) && graph.value(key, of: $0) == $1 }
        )
    }

    @Test("that is cut or changed anywhere is refused, or read as properties like others", arguments: [UInt64](11...12))
    func damage(seed: UInt64) throws {
        let graph = try graph(seed: seed, steps: 100)
        let image = graph.propertyImage
        for length in 0..<image.count {
            var copy = graph
            #expect(throws: MalformedImage.self) { try copy.readProperties(Array(image[..<length])) }
        }
        var refused = 0
        for place in image.indices {
            for bit in image[place] == 0 ? [0] : [0, UInt8(place % 7) + 1] {
                var damaged = image
                damaged[place] ^= 1 << bit
                var copy = graph
                if (try? copy.readProperties(damaged)) == nil {
                    refused += 1
                    continue
                }
                // Chunks are mostly zeros, which a change makes into values; looking at all of them takes long.
                if place % 41 == 0 || damaged[place] > 1 { expectReadable(copy, "seed \(seed), byte \(place)") }
            }
        }
        #expect(refused > image.count / 2)
    }

    /// Whatever was read answers all questions, and can be changed and written.
    private func expectReadable(_ graph: PropertyGraph, _ note: Comment) {
        let problems = (
            graph.tables.nodeProperties.problems(graph.tables.pool),
            graph.tables.relationshipProperties.problems(graph.tables.pool)
        )
        #expect(problems.0 == [] && problems.1 == [], note)
        for id in graph.nodes {
            for (key, value) in graph.properties(of: id) { #expect(graph.has(value, for: key, of: id), note) }
        }
        for id in graph.relationships {
            for (key, value) in graph.properties(of: id) { #expect(graph.has(value, for: key, of: id), note) }
        }
    }

    @Test("of random bytes is refused", arguments: [UInt64](1...3))
    func noise(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let graph = try graph(seed: seed, steps: 50)
        for _ in 0..<3000 {
            let limit = 1 + generator.below(256)
            let bytes = (0..<1 + generator.below(80)).map { _ in UInt8(generator.below(limit)) }
            var copy = graph
            if (try? copy.readProperties(bytes)) != nil { expectReadable(copy, "seed \(seed): \(bytes)") }
        }
    }

    @Test(
        "that no table could have written is refused",
        arguments: [
            // One key of an owner with: a code above the cells, a cell without an owner, …
            ("a code without a cell", [1, 1, 1], 1, [2], 1),
            ("a cell without an owner", [2, 1, 1, 1, 0, 0], 1, [1], 1),
            ("an absent cell", [1, 0, 1, 0], 1, [1], 1),
            ("an unknown tag", [1, 77, 1, 0], 1, [1], 1),
            ("a payload where there is none", [1, 1, 1, 5], 1, [1], 1),
            ("an integer that has a shorter form", [1, 32, 1, 5], 1, [1], 1),
            ("a short text as a cell", [1, 41, 1, 0x61], 1, [1], 1),
            ("a text that is no UTF-8", [1, 34, 1, 1, 0xFF], 1, [1], 1),
            ("a text that begins inside a character", [2, 34, 34, 1, 1, 2, 0xE3, 0x81, 0x82], 1, [1, 2], 1),
            ("a value that needs no pool", [1, 39, 1, 2, 3, 10], 1, [1], 1),
            ("a value that is none", [1, 39, 1, 1, 8], 1, [1], 1),
            ("a time after midnight", [1, 36, 8, 0, 0, 0, 0, 0, 0, 0, 0x7F], 1, [1], 1),
            ("a width of nine", [1, 1, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1, [1], 1),
            ("an owner that was never given", [1, 1, 1, 0], 400, [1], 1),
            ("the owner 0", [1, 1, 1, 0], 0, [1], 1),
            ("codes of five bytes", [1, 1, 1, 0], 1, [1], 5),
            ("codes of no bytes", [1, 1, 1, 0], 1, [1], 0),
        ] as [(String, [UInt8], Int, [UInt8], Int)]
    )
    func refusals(name: String, cells: [UInt8], firstOwner: Int, codes: [UInt8], width: Int) throws {
        var graph = PropertyGraph()
        _ = graph.internKey("a key")
        for _ in 0..<300 { _ = graph.createNode() }
        func image(_ cells: [UInt8], _ firstOwner: Int, _ codes: [UInt8], _ width: Int) -> [UInt8] {
            var chunk = [UInt8](repeating: 0, count: 512 * width)
            for (place, code) in codes.enumerated() where width > 0 { chunk[(firstOwner + place) * width] = code }
            return [1] + cells + [1, 0, UInt8(width)] + chunk + [0]
        }
        let before = graph.dump()
        #expect(throws: MalformedImage.self) { try graph.readProperties(image(cells, firstOwner, codes, width)) }
        #expect(graph.dump() == before)
        // The same with nothing wrong in it: true for node 1.
        try graph.readProperties(image([1, 2, 1, 0], 1, [1], 1))
        #expect(graph.value(graph.keys[0], of: NodeID(rawValue: 1)) == true)
        #expect(throws: MalformedImage.self) { try graph.readProperties(image([1, 2, 1, 0], 1, [1], 1) + [0]) }
        #expect(throws: MalformedImage.self) {
            try graph.readProperties([2] + image([1, 2, 1, 0], 1, [1], 1).dropFirst())
        }
    }

    @Test("is as long as it needs to be")
    func length() throws {
        var graph = PropertyGraph()
        let (key, day) = (graph.internKey("strength"), graph.internKey("since"))
        for number in 0..<5120 {
            let id = graph.createNode()
            try graph.set(number % 2 == 0 ? "strong" : "weak", for: key, of: id)
            try graph.set(.date(CalendarDate(daysSinceEpoch: Int32(19_000 + number % 200))), for: day, of: id)
        }
        // A byte per value, and for 200 days a tag and a payload of two bytes each.
        #expect(graph.propertyImage.count < 2 * 11 * 516 + 200 * 3 + 60)
    }
}

@Suite("Text without strings")
struct TextAccessTests {
    @Test("is there for short and long texts, and for nothing else")
    func texts() throws {
        var graph = PropertyGraph()
        let (key, node) = (graph.internKey("name"), graph.createNode())
        let tie = try graph.createRelationship(graph.internType("KNOWS"), from: node, to: node)
        func bytes(_ id: NodeID) -> [UInt8]? { graph.withText(key, of: id) { Array($0) } }
        #expect(bytes(node) == nil)
        for text in ["", "米", "縁側ひろば", String(repeating: "長い", count: 2000)] {
            try graph.set(.string(text), for: key, of: node)
            try graph.set(.string(text), for: key, of: tie)
            #expect(bytes(node) == Array(text.utf8))
            #expect(graph.withText(key, of: tie) { Array($0) } == Array(text.utf8))
        }
        for value in [1, ["a"], true, .date(CalendarDate(daysSinceEpoch: 1))] as [Value] {
            try graph.set(value, for: key, of: node)
            #expect(bytes(node) == nil)
        }
    }
}
