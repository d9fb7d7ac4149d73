import EngawaTestSupport
import Foundation
import Testing

@testable import EngawaLog

/// The format page and the encoder say the same.
@Suite("Docs/FileFormat.md")
struct FormatDocumentTests {
    static let page = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Docs/FileFormat.md")

    /// The bytes of the code block that is marked `hex NAME`: offset, bytes, and after a bar what they are.
    static func dump(_ name: String, in text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var isInside = false
        for line in text.split(separator: "\n") {
            if line == "```hex \(name)" {
                isInside = true
            } else if line == "```" {
                isInside = false
            } else if isInside {
                let columns = line.split(separator: "|", maxSplits: 1).first ?? ""
                bytes += columns.split(separator: " ").dropFirst().compactMap { UInt8($0, radix: 16) }
            }
        }
        return bytes
    }

    @Test("shows, byte by byte, the map that the encoder writes for its example")
    func workedExample() throws {
        let disk = SimulatedDisk()
        var transaction = NewTransaction(
            time: 1_735_689_600_000,
            author: "hanako",
            message: "縁側",
            detail: [1, 2, 3],
            data: Array("engawa".utf8)
        )
        transaction.checkpoint = Array("engawa".utf8)
        try LogCreation.create("map", mapID: MapID(Array(0..<16)), transactions: [transaction], in: disk)
        let encoded = try #require(disk.contents("map"))
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let shown = Self.dump("log", in: text)
        #expect(
            shown == encoded,
            """
            the encoder writes:
            \(Self.lines(encoded).joined(separator: "\n"))
            """
        )
        #expect(text.contains("format version \(FileHeader.version)"))
    }

    static func lines(_ bytes: [UInt8]) -> [String] {
        func hex(_ number: Int, _ width: Int) -> String {
            let digits = String(number, radix: 16, uppercase: true)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return stride(from: 0, to: bytes.count, by: 16).map { start in
            let row = bytes[start..<min(start + 16, bytes.count)]
            return hex(start, 4) + "  " + row.map { hex(Int($0), 2) }.joined(separator: " ")
        }
    }
}
