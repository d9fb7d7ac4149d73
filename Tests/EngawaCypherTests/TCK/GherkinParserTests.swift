import Testing

@Suite("Feature files")
struct GherkinParserTests {
    private static let file = #"""
        # A comment
        @whole
        Feature: F - all there is

          Words about it.

          Background:
            Given an empty graph

          @one @two
          Scenario: [1] First
            When executing query:
              """
              RETURN 1

                AS a \"\"\" # no comment
              """
            Then the result should be, in order:
              | a \| b | c\\d   | e\nf |
              | 'x'    |        | \z   |
            And no side effects

          Scenario Outline: [2] Second <x>
            Given <graph>
            When executing query:
              """
              RETURN <x> < <y>
              """
            Then the result should be, in any order:
              | <x> < <y> |
              | <(:A)>    |
            Examples:
              | x | y   | graph     |
              | 1 | <x> | any graph |

            @more
            Examples:
              | x | y | graph     |
              | 3 | 4 | any graph |

          Scenario: [3] Third
            * any graph
            Given there exists a procedure p() :: ():
              |
        """#

    @Test("are read with background, tags, texts, tables and outlines")
    func whole() throws {
        let feature = try GherkinParser.parse(GherkinParserTests.file)
        #expect(feature.name == "F - all there is")
        #expect(feature.scenarios.map(\.name) == ["[1] First", "[2] Second 1 #1", "[2] Second 3 #2", "[3] Third"])
        #expect(
            feature.scenarios.map(\.tags) == [
                ["@whole", "@one", "@two"], ["@whole"], ["@whole", "@more"], ["@whole"],
            ]
        )

        let first = feature.scenarios[0].steps
        #expect(
            first.map(\.text) == [
                "an empty graph", "executing query:", "the result should be, in order:", "no side effects",
            ]
        )
        #expect(first[1].docString == "RETURN 1\n\n  AS a \"\"\" # no comment")
        #expect(first[2].table == [["a | b", "c\\d", "e\nf"], ["'x'", "", "\\z"]])
        #expect(first[1].line == 12)

        let second = feature.scenarios[1].steps
        #expect(second[0].text == "an empty graph")
        #expect(second[1].text == "any graph")
        // What an example puts in is not an outline again.
        #expect(second[2].docString == "RETURN 1 < <x>")
        #expect(second[3].table == [["1 < <x>"], ["<(:A)>"]])
        #expect(feature.scenarios[2].steps[2].docString == "RETURN 3 < 4")
        #expect(feature.scenarios[3].steps.last?.table == [[]])
    }

    @Test("with other line ends are the same")
    func lineEnds() throws {
        let feature = try GherkinParser.parse(GherkinParserTests.file.replacing("\n", with: "\r\n"))
        #expect(feature.scenarios.count == 4)
        #expect(feature.scenarios[0].steps[1].docString == "RETURN 1\n\n  AS a \"\"\" # no comment")
    }

    @Test("may be a heading alone")
    func heading() throws {
        #expect(try GherkinParser.parse("Feature: none\n\n  Words.\n").scenarios.isEmpty)
    }

    @Test(
        "that are not understood are errors",
        arguments: [
            "", "Scenario: no feature\n Given any graph",
            "Feature: f\nScenario: s\nScenario: t\nGiven any graph",
            "Feature: f\nScenario: s\nGiven any graph\nwhatever",
            "Feature: f\nScenario: s\nGiven any graph\n| a", "Feature: f\nScenario: s\nGiven x:\n\"\"\"\nopen",
            "Feature: f\nScenario Outline: s\nGiven any graph",
            "Feature: f\nScenario Outline: s\nGiven any graph\nExamples:\n| a | b |\n| 1 |",
        ]
    )
    func errors(_ text: String) {
        #expect(throws: GherkinError.self) { try GherkinParser.parse(text) }
    }
}
