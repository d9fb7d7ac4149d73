import EngawaTestSupport
import Testing

@testable import EngawaSheets

@Suite struct SheetDateTests {
    @Test(
        "whole dates are read in every form that people use",
        arguments: [
            "2024-04-01", "2024/4/1", "2024.4.1", "2024年4月1日", "令和6年4月1日", "R6.4.1", "r6/4/1", "R6-04-01",
            "２０２４年４月１日", "２０２４／０４／０１", "Ｒ６．４．１", "令和６年４月１日", "R06.04.01", "R.6.4.1", "令和 6年 4月 1日",
            "2024年04月01日", "㋿6年4月1日", " 2024/4/1 ", "2024/4/1(月)", "2024/4/1（月）", "2024年4月1日(月・祝)", "2024年4月1日 月曜日",
            "2024-04-01 (Mon)", "2024/04/01 0:00", "2024/4/1 09:30:15", "2024-04-01T00:00:00+09:00",
            "2024-04-01T00:00:00.000Z",
            "2024/4/1(月) 10:00", "20240401", "45383", "45383.5", "４５３８３", "2024‐04‐01", "2024－4－1", "R6年4月1日",
        ]
    )
    func wholeDates(text: String) throws {
        let date = try SheetDate(parsing: text)
        #expect(date.text == "2024-04-01")
        #expect(date.precision == .day)
        #expect(date.first == date.last)
    }

    @Test(
        "partial dates keep their precision and widen outward",
        arguments: [
            ("2024年4月", "2024-04", "2024-04-01", "2024-04-30"), ("2024-04", "2024-04", "2024-04-01", "2024-04-30"),
            ("2024/4", "2024-04", "2024-04-01", "2024-04-30"), ("R6年4月", "2024-04", "2024-04-01", "2024-04-30"),
            ("R6.4", "2024-04", "2024-04-01", "2024-04-30"), ("令和元年5月", "2019-05", "2019-05-01", "2019-05-31"),
            ("2024年2月", "2024-02", "2024-02-01", "2024-02-29"), ("2023/2", "2023-02", "2023-02-01", "2023-02-28"),
            ("2019", "2019", "2019-01-01", "2019-12-31"), ("２０１９年", "2019", "2019-01-01", "2019-12-31"),
            ("令和元年", "2019", "2019-01-01", "2019-12-31"), ("H31", "2019", "2019-01-01", "2019-12-31"),
            ("2019年度", "2019年度", "2019-04-01", "2020-03-31"), ("令和元年度", "2019年度", "2019-04-01", "2020-03-31"),
            ("R1年度", "2019年度", "2019-04-01", "2020-03-31"), ("FY2019", "2019年度", "2019-04-01", "2020-03-31"),
            ("平成31年度", "2019年度", "2019-04-01", "2020-03-31"), ("ＦＹ ２０１９", "2019年度", "2019-04-01", "2020-03-31"),
        ]
    )
    func partialDates(text: String, stored: String, first: String, last: String) throws {
        let date = try SheetDate(parsing: text)
        #expect(date.text == stored)
        #expect(date.first.text == first)
        #expect(date.last.text == last)
    }

    @Test(
        "all eras are known",
        arguments: [
            ("M45.7.30", "1912-07-30"), ("T1.7.30", "1912-07-30"), ("大正15年12月25日", "1926-12-25"),
            ("昭和元年12月25日", "1926-12-25"), ("昭和64年1月7日", "1989-01-07"), ("S64.1.7", "1989-01-07"),
            ("平成元年1月8日", "1989-01-08"), ("H31.4.30", "2019-04-30"), ("令和元年5月1日", "2019-05-01"),
            ("R1.5.1", "2019-05-01"), ("明治6年1月1日", "1873-01-01"), ("㍼50年3月3日", "1975-03-03"),
            ("㍻2.2.2", "1990-02-02"), ("t9/9/9", "1920-09-09"),
        ]
    )
    func eras(text: String, day: String) throws {
        #expect(try SheetDate(parsing: text).text == day)
    }

    @Test(
        "days that no calendar has are impossible",
        arguments: [
            "2023-02-30", "2023/2/29", "1900-02-29", "2024/13/1", "2024-00-01", "2024年4月31日", "令和0年", "R0.4.1",
            "2024-13", "20240230", "2024/4/0",
        ]
    )
    func impossible(text: String) {
        #expect(throws: SheetDateError.impossible(text: text)) { try SheetDate(parsing: text) }
    }

    @Test(
        "a date outside of its era is an error that names the era",
        arguments: [
            ("平成40年", JapaneseEra.heisei), ("平成31年5月1日", .heisei), ("平成31年5月", .heisei), ("昭和64年1月8日", .showa),
            ("昭和65年", .showa), ("S64年2月", .showa), ("平成元年1月7日", .heisei), ("令和元年4月", .reiwa), ("R1.4.30", .reiwa),
            ("大正16年", .taisho), ("明治46年度", .meiji),
        ]
    )
    func outsideEra(text: String, era: JapaneseEra) {
        #expect(throws: SheetDateError.outsideEra(text: text, era: era)) { try SheetDate(parsing: text) }
    }

    @Test(
        "anything else is no date",
        arguments: [
            "", " ", "不明", "春ごろ", "4/1", "4月1日", "24/4/1", "1/4/2024", "2024/4-1", "2024年4", "2024年4月1", "2024/4/1/1",
            "2024/", "2024-", "R", "令和", "R6.4.", "29999", "60001", "123456", "202404", "2024/4/1 火星", "2024/4/1 25:00",
            "2024/4/1 9:99", "2024年4月(月)", "2019年度末", "FY19", "2019頃", "100年", "2024/004/1", "2024年度4月", "45383.",
            "2024-04-01x", "2024-04-01T", "20240401123", "R100", "99999999999999999999",
        ]
    )
    func unreadable(text: String) {
        #expect(throws: SheetDateError.unreadable(text: text)) { try SheetDate(parsing: text) }
    }

    @Test("Excel serials are read between 30000 and 60000")
    func serials() throws {
        #expect(try SheetDate(parsing: "30000").text == "1982-02-18")
        #expect(try SheetDate(parsing: "60000").text == "2064-04-08")
    }

    @Test("stored texts are read back, and only they")
    func storedTexts() {
        for text in ["2024-04-01", "2024-04", "2024", "2019年度", "1999-12-31"] {
            #expect(SheetDate(storedText: text)?.text == text)
        }
        for text in ["2024/4/1", "R6", "2024-4", "45383", "", " 2024", "２０２４"] {
            #expect(SheetDate(storedText: text) == nil)
        }
    }

    @Test("dates are compared by the days that they may mean")
    func comparison() throws {
        let year = try SheetDate(parsing: "2024")
        let month = try SheetDate(parsing: "2024-04")
        let fiscal = try SheetDate(parsing: "2023年度")
        #expect(fiscal.isCertainly(before: month))
        #expect(!fiscal.isCertainly(before: year))
        #expect(!month.isCertainly(before: month))
        #expect(SheetDay(year: 2024, month: 3, day: 31).map(fiscal.contains) == true)
        #expect(SheetDay(year: 2024, month: 4, day: 1).map(fiscal.contains) == false)
    }

    @Test("a date cut or changed anywhere never traps")
    func fuzz() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let alphabet = [
            "2", "0", "9", "年", "月", "日", "度", "元", "令和", "R", "H", "平成", "/", "-", ".", " ", "(", ")", ":", "T", "FY",
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...10, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? ""
            }
            .joined()
            if let date = try? SheetDate(parsing: text) {
                #expect(date.first <= date.last, "seed \(seed): \(text)")
                #expect(SheetDate(storedText: date.text) == date, "seed \(seed): \(text)")
            }
        }
    }
}
