import Foundation
import Testing

@testable import EngawaText

@Suite struct JSONTextTests {
    @Test("members keep their order, on one line")
    func order() {
        let json: JSONText = ["z": 1, "a": [true, nil, "x"], "m": [:], "l": [], "f": 0.5]
        #expect(json.text == #"{"z": 1, "a": [true, null, "x"], "m": {}, "l": [], "f": 0.5}"#)
    }

    @Test("integers have no point; floats have a point or an exponent and read back as the same number")
    func numbers() {
        #expect(JSONText.integer(.max).text == "9223372036854775807")
        #expect(JSONText.integer(.min).text == "-9223372036854775808")
        #expect(JSONText.integer(0).text == "0")
        #expect(JSONText.float(1).text == "1.0")
        #expect(JSONText.float(-0.0).text == "-0.0")
        #expect(JSONText.float(1e100).text == "1e100")
        #expect(JSONText.float(0.1).text == "0.1")
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            let text = JSONText.float(value).text
            #expect(Double(text) == value, "\(value.bitPattern)")
            #expect(text.contains(".") || text.contains("e"), "\(value.bitPattern)")
        }
    }

    @Test("what JSON has no number for is an object with one key")
    func notNumbers() {
        #expect(JSONText.float(.nan).text == #"{"$float": "NaN"}"#)
        #expect(JSONText.float(.infinity).text == #"{"$float": "Infinity"}"#)
        #expect(JSONText.float(-.infinity).text == #"{"$float": "-Infinity"}"#)
    }

    @Test("a string is escaped where JSON asks for it and nowhere else")
    func strings() {
        #expect(JSONText.string("a\"b\\c/d").text == #""a\"b\\c/d""#)
        #expect(JSONText.string("1\n2\r3\t4\u{0}\u{1B}\u{7F}").text == #""1\n2\r3\t4\u0000\u001b\u007f""#)
        #expect(JSONText.string("縁側 👩‍🌾 \u{2028}").text == "\"縁側 👩‍🌾 \u{2028}\"")
        #expect(JSONText.object([("a\"b", .null)]).text == #"{"a\"b": null}"#)
    }

    @Test("another reader of JSON finds every string as it went in")
    func roundTrip() throws {
        var strings = (UInt32(0)...0x24F).compactMap { Unicode.Scalar($0) }.map { String($0) + "x" }
        strings += ["", "e\u{301}", "\u{10FFFF}", "\u{FFFD}\u{FEFF}", "\\u0041", "か\u{3099}"]
        let text = JSONText.strings(strings).text
        let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String])
        #expect(read.map { Array($0.unicodeScalars) } == strings.map { Array($0.unicodeScalars) })
    }

    @Test("what is missing is null")
    func missing() {
        #expect(JSONText.string(orNull: nil).text == "null")
        #expect(JSONText.integer(orNull: 3).text == "3")
    }
}
