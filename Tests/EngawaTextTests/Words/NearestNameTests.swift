import Testing

@testable import EngawaText

@Suite struct NearestNameTests {
    private let commands = ["init", "import", "draw", "matrix", "log", "verify"]

    @Test(
        "a slip of the hand finds its word",
        arguments: [
            ("drwa", "draw"), ("lgo", "log"), ("matrx", "matrix"), ("DRAW", "draw"), ("verfiy", "verify"),
            ("improt", "import"), ("int", "init"),
        ]
    )
    func slips(typed: String, meant: String) {
        #expect(NearestName.suggestion(for: typed, among: commands) == meant)
    }

    @Test("what is like nothing gets no suggestion", arguments: ["", "paint", "x", "みんな", "drawmatrixlog"])
    func strangers(typed: String) {
        #expect(NearestName.suggestion(for: typed, among: commands) == nil)
    }

    @Test("one letter is not like another, and an empty list has no neighbour")
    func oneLetter() {
        #expect(NearestName.suggestion(for: "a", among: ["b"]) == nil)
        #expect(NearestName.suggestion(for: "a", among: []) == nil)
    }

    @Test("the first of equally near words is taken")
    func ties() {
        #expect(NearestName.suggestion(for: "bar", among: ["baz", "car"]) == "baz")
        #expect(NearestName.suggestion(for: "みんなの食道", among: ["みんなの食堂", "みんなの広場"]) == "みんなの食堂")
    }

    @Test("of equally near words one with the same ends is taken")
    func ends() {
        #expect(NearestName.suggestion(for: "cont", among: ["coat", "conk", "tont", "count"]) == "coat")
        #expect(NearestName.suggestion(for: "cont", among: ["font", "conk", "count"]) == "count")
    }

    @Test("edits are counted by scalars; a swap of neighbours is one")
    func distance() {
        #expect(NearestName.editDistance("", "abc") == 3)
        #expect(NearestName.editDistance("abc", "") == 3)
        #expect(NearestName.editDistance("kitten", "sitting") == 3)
        #expect(NearestName.editDistance("ab", "ba") == 1)
        #expect(NearestName.editDistance("が", "か\u{3099}") == 2)
    }

    @Test("the distance is the same both ways, zero for equal words, and at most the longer length")
    func metric() {
        let words = ["", "a", "ab", "ba", "abc", "縁側", "縁", "側縁", "map", "maps", "spam"]
        for first in words {
            #expect(NearestName.editDistance(first, first) == 0)
            for second in words {
                let distance = NearestName.editDistance(first, second)
                #expect(distance == NearestName.editDistance(second, first))
                #expect(distance <= max(first.unicodeScalars.count, second.unicodeScalars.count))
            }
        }
    }
}
