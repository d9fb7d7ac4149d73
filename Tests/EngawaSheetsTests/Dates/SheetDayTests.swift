import Testing

@testable import EngawaSheets

@Suite struct SheetDayTests {
    @Test("days are counted from 1970 without a gap, from the year 1 to 9999")
    func everyDay() {
        var expected: Int32 = -719_162
        var wrong = 0
        for year in 1...9999 {
            for month in 1...12 {
                // Every month of the first years, then its ends.
                let length = SheetDay.length(ofMonth: month, year: year)
                for day in [1, length] {
                    let offset = Int32(day - 1)
                    guard let value = SheetDay(year: year, month: month, day: day) else {
                        wrong += 1
                        continue
                    }
                    if value.daysSince1970 != expected + offset { wrong += 1 }
                    if SheetDay(daysSince1970: expected + offset) != value { wrong += 1 }
                }
                if SheetDay(year: year, month: month, day: length + 1) != nil { wrong += 1 }
                expected += Int32(length)
            }
        }
        #expect(wrong == 0)
        #expect(SheetDay(year: 1970, month: 1, day: 1)?.daysSince1970 == 0)
        #expect(SheetDay(year: 2000, month: 2, day: 29)?.daysSince1970 == 11_016)
    }

    @Test("there is no day outside of the calendar")
    func outside() {
        #expect(SheetDay(year: 0, month: 1, day: 1) == nil)
        #expect(SheetDay(year: 10_000, month: 1, day: 1) == nil)
        #expect(SheetDay(year: 2023, month: 2, day: 29) == nil)
        #expect(SheetDay(daysSince1970: Int32.max) == nil)
        #expect(SheetDay(daysSince1970: Int32.min) == nil)
    }
}
