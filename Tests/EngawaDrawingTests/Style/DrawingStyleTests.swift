import EngawaEcomap
import EngawaText
import Testing

@testable import EngawaDrawing

@Suite("Style files")
struct DrawingStyleTests {
    private func style(_ json: String) throws(StyleError) -> DrawingStyle { try DrawingStyle(json: Array(json.utf8)) }

    private func error(_ json: String) -> StyleError? {
        do {
            _ = try style(json)
            return nil
        } catch {
            return error
        }
    }

    @Test("change what they speak of, and nothing else")
    func parts() throws {
        let style = try style(
            ##"""
            {"colours": {"fields": ["#003366", "#7F0000"], "strain": "#aa00aa"}, "font": "BIZ UDPGothic", "paper": "a4",
             "names": {"コミュニティ": "ご近所"}, "signs": {"food": "飯", "money": {"sign": "円", "meaning": "寄付"}}}
            """##
        )
        #expect(style.fieldColours == ["#003366", "#7f0000"] && style.strainColour == "#aa00aa")
        #expect(style.lineColour == DrawingStyle().lineColour && style.ibashoColour == DrawingStyle().ibashoColour)
        #expect(style.font == "BIZ UDPGothic" && style.paper == .a4)
        #expect(style.signs[.money] == DrawingStyle.Sign(sign: "円", meaning: "寄付"))
        #expect(try self.style("\u{FEFF}{}") == DrawingStyle())
    }

    @Test("are seen in every view, and only in the drawing that is made with them")
    func drawn() throws {
        let style = try style(
            ##"{"colours": {"fields": ["#003366"], "ibasho": "#ccffcc"}, "font": "Font X", "names": {"コミュニティ": "ご近所"}, "signs": {"food": "飯"}}"##
        )
        let usual = EcomapDrawing.grid(Samples.small).text
        for view in [EcomapDrawing.grid, EcomapDrawing.radial] {
            let text = view(Samples.small, DrawingOptions(style: style)).text
            for found in ["#003366", "#ccffcc", "Font X,Noto", "ご近所", "飯"] { #expect(text.contains(found), "\(found)") }
            for gone in ["#8c3b2e", "#957011", "#ffe2b8", "コミュニティ"] { #expect(!text.contains(gone), "\(gone)") }
        }
        #expect(EcomapDrawing.grid(Samples.small).text == usual)
        #expect(EcomapDrawing.grid(Samples.small, options: DrawingOptions(style: DrawingStyle())).text == usual)
    }

    @Test("are refused where something in them cannot be meant, with its place")
    func errors() {
        #expect(error("") == .notJSON && error("[]") == .notJSON)
        #expect(error(#"{"colors": {}}"#) == .unknown("colors"))
        #expect(error(##"{"colours": {"sky": "#000000"}}"##) == .unknown("colours.sky"))
        #expect(error(#"{"colours": {"strain": "red"}}"#) == .wrong("colours.strain", .colour))
        #expect(
            error(##"{"colours": {"fields": ["#000000", "#ffee88"]}}"##) == .wrong("colours.fields[1]", .darkColour)
        )
        #expect(error(#"{"colours": {"fields": []}}"#) == .wrong("colours.fields", .colours))
        #expect(error(#"{"paper": "b5"}"#) == .wrong("paper", .paper))
        #expect(error(#"{"font": " "}"#) == .wrong("font", .text))
        #expect(error(#"{"names": {"a": 1}}"#) == .wrong("names.a", .text))
        #expect(error(#"{"signs": {"rice": "米"}}"#) == .unknown("signs.rice"))
        #expect(error(#"{"signs": {"food": "ごはん"}}"#) == .wrong("signs.food", .sign))
        #expect(error(#"{"signs": {"food": {"meaning": "x"}}}"#) == .wrong("signs.food", .sign))
    }

    @Test("contrast is that of WCAG")
    func contrast() throws {
        #expect(abs(try #require(Colour("#000000")).contrastWithWhite - 21) < 1e-9)
        #expect(abs(try #require(Colour("#ffffff")).contrastWithWhite - 1) < 1e-9)
        // The darkest grey that is said to have 4.5 : 1.
        #expect(abs(try #require(Colour("#767676")).contrastWithWhite - 4.54) < 0.01)
        #expect(Colour("#12345g") == nil && Colour("123456") == nil && Colour("#1234567") == nil)
        #expect(Colour("#204060")?.tint(0.5).text == "#90a0b0")
    }
}
