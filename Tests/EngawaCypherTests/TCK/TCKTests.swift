import EngawaCypher
import Testing

/// The openCypher TCK, whose feature files stand outside of the repository: the environment variable `ENGAWA_TCK` names
/// the folder. `Tests/run` sets it where there is `../shared/tck`.
@Suite(
    "The openCypher TCK",
    .enabled(if: TCKFolder.path != nil, "ENGAWA_TCK names no folder with the feature files: no scenario was run")
)
struct TCKTests {
    private static let engine = CypherEngine()

    @Test("has scenarios in its folder, of which every file can be read")
    func folder() {
        #expect(!TCKFolder.scenarios.isEmpty)
        for scenario in TCKFolder.scenarios {
            if let problem = scenario.problem { Issue.record("\(scenario.file): \(problem)") }
        }
    }

    @Test("has only steps that the runner knows")
    func steps() {
        for scenario in TCKFolder.scenarios {
            for step in scenario.steps {
                do {
                    _ = try TCKStep(step)
                } catch {
                    Issue.record("\(scenario): \(error)")
                }
            }
        }
    }

    @Test("passes", arguments: TCKFolder.scenarios)
    func scenario(_ scenario: TCKScenario) {
        let problems = scenario.problems(with: TCKTests.engine)
        if !problems.isEmpty { Issue.record("\(scenario)\n\(problems.joined(separator: "\n"))") }
        TCKReport.standard.add(folder: scenario.folder, isPassed: problems.isEmpty)
    }
}
