import Testing

@testable import EngawaSheets

@Suite struct SheetFuzzTests {
    private let files: [[UInt8]] = [
        Array("\u{FEFF}居場所,名前,\"内\n容\",開始\r\n食堂,\"山\"\"田\",\"米、\n水\",R6.4.1\r\n食堂,\"x\"y,,\r\n".utf8),
        bytes("8B 8F 8F EA 8F 8A 2C 96 BC 91 4F 0D 0A 90 48 93 B0 2C FB FC 8B B4 87 40 0D 0A"),
        bytes("FF FE 45 5C 34 58 40 62 09 00 0D 54 4D 52 0A 00 42 D8 B7 DF 09 00 22 00 42 00 22 00"),
    ]

    private func read(_ bytes: [UInt8]) {
        for choice in EncodingChoice.allCases {
            guard let sheet = try? Sheet(bytes: bytes, file: "a.csv", encoding: choice) else { continue }
            for row in sheet.rows {
                for column in SheetColumn.allCases {
                    _ = row.list(column)
                    _ = try? row.date(column)
                    _ = try? row.people(column)
                }
                _ = row.unknown.count
            }
        }
    }

    @Test("a file may be cut anywhere: reading ends, with a sheet or with errors")
    func cuts() {
        for file in files {
            for end in 0...file.count {
                read(Array(file[..<end]))
                read(Array(file[end...]))
            }
        }
    }

    @Test("any byte may be any other: reading ends, with a sheet or with errors")
    func changes() {
        for file in files {
            for place in file.indices {
                for byte: UInt8 in [0x00, 0x09, 0x0A, 0x0D, 0x22, 0x2C, 0x80, 0xA0, 0xE3, 0xFF] {
                    var changed = file
                    changed[place] = byte
                    read(changed)
                }
            }
        }
    }

    @Test("whatever cannot be read says why")
    func reasons() {
        for file in files {
            for end in 0..<file.count {
                let part = Array(file[..<end])
                if (try? Sheet(bytes: part, file: "a.csv")) == nil {
                    #expect(!failures(part).isEmpty)
                }
            }
        }
    }
}
