import Testing

@testable import EngawaGraphviz

@Suite("Numbers in DOT")
struct DotNumberTests {
    @Test(
        "are decimal, rounded, and without needless zeros",
        arguments: [
            (0.0, "0"), (1.0, "1"), (-1.5, "-1.5"), (12.345, "12.35"), (0.004, "0"), (-0.004, "0"), (0.05, "0.05"),
            (99.999, "100"), (-0.126, "-0.13"), (1133.858, "1133.86"), (1e9, "1000000000"),
        ]
    )
    func twoDecimals(value: Double, text: String) {
        #expect(DotNumber.text(value) == text)
    }

    @Test("have as many decimals as asked")
    func decimals() {
        #expect(DotNumber.text(0.333333, decimals: 4) == "0.3333")
        #expect(DotNumber.text(1.00004, decimals: 4) == "1")
        #expect(DotNumber.text(1.0203, decimals: 4) == "1.0203")
    }
}
