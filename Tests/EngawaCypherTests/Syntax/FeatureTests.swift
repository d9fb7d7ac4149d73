import Testing

@testable import EngawaCypher

@Suite("The parser and the openCypher TCK")
struct FeatureTests {
    /// The errors of compile time that the parser finds, in whole or in part.
    static let details: Set = [
        "FloatingPointOverflow", "IntegerOverflow", "InvalidClauseComposition", "InvalidNumberLiteral",
        "InvalidRelationshipPattern", "InvalidUnicodeCharacter", "InvalidUnicodeLiteral", "UnexpectedSyntax",
    ]

    @Test("every query of the TCK is read, unless its scenario expects an error of syntax")
    func queries() {
        for query in FeatureQueries.all {
            do throws(CypherError) {
                _ = try CypherParser.parse(query.text)
                if let error = query.error, Self.details.contains(error) {
                    Issue.record("\(error) was expected: \(query.place)\n\(query.text)")
                }
            } catch {
                #expect(
                    error.detail == query.error,
                    "\(query.place)\n\(error.rendered(in: query.text, japanese: false))"
                )
            }
        }
    }
}
