import Foundation
import Testing

@testable import EngawaDrawing

/// How colours look to people who see fewer of them. Source: Machado, Oliveira, Fernandes 2009, full deficiency; distances
/// are those of CIE 1976.
@Suite("The usual colours")
struct PaletteTests {
    private static let sights: [[[Double]]] = [
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ]

    private func seen(_ text: String, _ sight: [[Double]]) -> [Double] {
        let digits = Array(text.dropFirst())
        let rgb = [0, 2, 4].map { place -> Double in
            let share = Double(Int(String(digits[place...(place + 1)]), radix: 16) ?? 0) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        let shown = sight.map { row in min(1, max(0, zip(row, rgb).map(*).reduce(0, +))) }
        func root(_ value: Double) -> Double { value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116 }
        let x = root((0.4124 * shown[0] + 0.3576 * shown[1] + 0.1805 * shown[2]) / 0.95047)
        let y = root(0.2126 * shown[0] + 0.7152 * shown[1] + 0.0722 * shown[2])
        let z = root((0.0193 * shown[0] + 0.1192 * shown[1] + 0.9505 * shown[2]) / 1.08883)
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
    }

    @Test("are told apart by everybody, neighbours at a glance, and letters in them and on them can be read")
    func apart() throws {
        let colours = DrawingStyle().fieldColours
        for sight in Self.sights {
            let places = colours.map { seen($0, sight) }
            func distance(_ one: Int, _ other: Int) -> Double {
                sqrt(zip(places[one], places[other]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +))
            }
            for one in colours.indices {
                #expect(distance(one, (one + 1) % colours.count) > 13, "\(one)")
                for other in colours.indices where other != one { #expect(distance(one, other) > 7, "\(one) \(other)") }
            }
        }
        for colour in colours { #expect(try #require(Colour(colour)).contrastWithWhite > 4, "\(colour)") }
    }
}
