import EngawaEcomap
import EngawaLayout
import EngawaTestSupport
import EngawaText
import Testing

@testable import EngawaDrawing

@Suite("A network that grows")
struct NetworkGrowthTests {
    /// Places of all who have a box, by id, and the height of one line of text.
    private func places(_ network: NetworkEcomap) -> (boxes: [Int: Rect], font: Double) {
        let drawing = NetworkDrawing(network, options: DrawingOptions())
        let content = NetworkCap.content(drawing, .everyName)
        let legend = NetworkLegend(content, language: .ja)
        let fit = NetworkFit(drawing, content, legend, patience: 0.01)
        var boxes: [Int: Rect] = [:]
        for (hub, place) in zip(content.hubs, fit.layout.hubs) { boxes[network.hubs[hub].id] = place.rect }
        for (single, rect) in zip(content.singles, fit.layout.singles) {
            boxes[network.supporters[single].supporter.id] = rect
        }
        for (position, place) in fit.layout.hubs.enumerated() {
            for (leaf, box) in zip(content.leaves[position], place.list.leaves) {
                boxes[network.supporters[leaf].supporter.id] = box.rect
            }
        }
        return (boxes, fit.font)
    }

    /// Four ibasho, and supporters of whom every third ties two together.
    private func town(_ seed: UInt64, _ count: Int) -> NetworkEcomap {
        var random = SeededGenerator(seed: seed)
        var network = NetworkSamples.small
        network.links = []
        network.hubTies = []
        network.hubs = (0..<4).map { Hub(id: $0 + 1, name: "居場所その\($0 + 1)") }
        network.supporters = (0..<count).map { number in
            let first = random.below(4)
            let second = (first + 1 + random.below(3)) % 4
            let hubs = random.below(3) == 0 ? [first, second] : [first]
            let name = ["こども会", "青葉社会福祉協議会", "NPO法人ひだまりネットワーク"][random.below(3)] + "\(number)"
            let ties = hubs.map { Tie(id: number * 10 + $0, strength: .normal, flow: .in) }
            let supporter = Supporter(id: 100 + number, name: name, kindClass: .npo, field: 1, band: 1, ties: ties)
            return NetworkSupporter(supporter, hubs: hubs)
        }
        return network
    }

    @Test(
        "one supporter more moves the others by less than a box more often than not, also where places are looked for anew",
        arguments: Array<UInt64>(1...3)
    )
    func movement(seed: UInt64) {
        var medians: [Double] = []
        var before = places(town(seed, 13))
        for count in 14...20 {
            let after = places(town(seed, count))
            let moves = before.boxes.compactMap { id, old in
                after.boxes[id].map { max(abs($0.midX - old.midX), abs($0.midY - old.midY)) }
            }.sorted()
            #expect(moves.count == before.boxes.count)
            medians.append(moves[moves.count / 2] / (1.6 * before.font))
            before = after
        }
        // With so few moves places from nothing, at 16, may be that much better, and some find room only when all give way.
        #expect(medians.count { $0 > 1 } <= 3, "\(medians)")
    }

    @Test("stages have everybody by age, one by one at first, and those of another name change none that came before")
    func stages() {
        func stages(_ count: Int) -> [[Int]] {
            let drawing = NetworkDrawing(town(1, count), options: DrawingOptions())
            return NetworkGrowth(NetworkCap.content(drawing, .everyName)).stages.map { stage in
                (stage.content.singles + stage.content.leaves.joined()).sorted()
            }
        }
        #expect(stages(7).isEmpty)
        #expect(stages(20).map(\.count) == [8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20])
        #expect(stages(20).allSatisfy { $0 == Array(0..<$0.count) })
        #expect(Array(stages(21).prefix(11)) == stages(20))
    }
}
