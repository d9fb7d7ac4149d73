import Testing

@testable import EngawaGraphviz

@Suite("Pictures in xdot")
struct XdotPictureTests {
    /// The strings of a picture, cut out by their byte counts as Graphviz does; nil where a count does not fit.
    private func strings(_ text: String) -> [String]? {
        let bytes = Array(text.utf8)
        var result: [String] = []
        var index = 0
        while let dash = bytes[index...].firstIndex(of: UInt8(ascii: "-")) {
            // A negative number has no digit and space before its sign.
            let isCounted = dash >= 2 && bytes[dash - 1] == 32 && (48...57).contains(bytes[dash - 2])
            let isNumber = dash + 1 < bytes.count && (48...57).contains(bytes[dash + 1]) && !isCounted
            if isNumber || !isCounted {
                index = dash + 1
                continue
            }
            var start = dash - 2
            while start > 0, (48...57).contains(bytes[start - 1]) { start -= 1 }
            guard let count = Int(String(decoding: bytes[start..<(dash - 1)], as: UTF8.self)) else { return nil }
            let end = dash + 1 + count
            guard end <= bytes.count, end == bytes.count || bytes[end] == 32 else { return nil }
            result.append(String(decoding: bytes[(dash + 1)..<end], as: UTF8.self))
            index = end
        }
        return result
    }

    @Test("lengths of strings are counted in bytes of UTF-8")
    func byteLengths() {
        var picture = XdotPicture()
        picture.pen("#112233")
        picture.font("Noto Sans CJK JP", size: 10)
        let texts = ["食堂", "Café", "👨\u{200D}👩\u{200D}👧", "a \"q\" b", "か\u{3099}", ""]
        for text in texts { picture.text(text, at: .init(10, 20), .center, width: 30) }
        #expect(strings(picture.text) == ["#112233", "Noto Sans CJK JP"] + texts)
    }

    @Test("operations are written as Graphviz reads them")
    func operations() {
        var picture = XdotPicture()
        picture.fill("#ffffff")
        picture.polygon([.init(0, 0), .init(10, 0), .init(10, 5.5)], isFilled: true)
        picture.lineWidth(1.5)
        picture.dashed(true)
        picture.line([.init(0, 0), .init(-3.25, 4)])
        #expect(
            picture.text
                == "C 7 -#ffffff P 3 0 0 10 0 10 5.5 S 17 -setlinewidth(1.5) S 6 -dashed L 2 0 0 -3.25 4"
        )
    }

    @Test("what already holds is not said again")
    func state() {
        var picture = XdotPicture()
        picture.pen("#000000")
        picture.lineWidth(2)
        picture.pen("#000000")
        picture.pen("#ffffff")
        picture.lineWidth(2)
        #expect(picture.text == "c 7 -#000000 S 15 -setlinewidth(2) c 7 -#ffffff")
    }

    @Test("text is set lower by what Graphviz lifts it")
    func lift() {
        var picture = XdotPicture()
        picture.font("F", size: 10, isBold: true)
        picture.text("x", at: .init(1, 20), .left, width: 5)
        #expect(picture.text == "F 10 1 -F t 1 T 1 18 -1 5 1 -x")
    }

    @Test("what would read as an entity, or end the string, is parted by a word joiner and counted with it")
    func joiner() {
        var picture = XdotPicture()
        picture.text("&lt; \\\"", at: .init(0, 20), .center, width: 5)
        #expect(strings(picture.text) == ["&\u{2060}lt; \\\u{2060}\""])
    }

    @Test("in a file every operation has a line of its own")
    func quoted() {
        var picture = XdotPicture()
        picture.pen("#000000")
        picture.line([.init(0, 0), .init(1, 1)])
        #expect(picture.quoted == "\"c 7 -#000000 \"\n    + \"L 2 0 0 1 1 \"")
        #expect(XdotPicture().quoted == "\"\"")
    }
}
