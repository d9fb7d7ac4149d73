import Testing

@testable import EngawaLog

@Suite("ByteReader")
struct ByteReaderTests {
    private func read<Value>(
        _ bytes: [UInt8],
        _ body: (inout ByteReader) throws(MalformedBytes) -> Value
    ) throws -> Value {
        try bytes.withUnsafeBytes { buffer in
            var reader = ByteReader(buffer)
            let value = try body(&reader)
            #expect(reader.remaining == 0)
            return value
        }
    }

    @Test("reads back the varints that the writer wrote, in the fewest bytes")
    func varints() throws {
        let numbers: [UInt64] = [0, 1, 127, 128, 300, 16_383, 16_384, 1 << 35, .max - 1, .max]
        let lengths = [1, 1, 1, 2, 2, 2, 3, 6, 10, 10]
        for (number, length) in zip(numbers, lengths) {
            var writer = ByteWriter()
            writer.varint(number)
            #expect(writer.bytes.count == length)
            #expect(try read(writer.bytes) { reader throws(MalformedBytes) in try reader.varint() } == number)
        }
    }

    @Test("reads back signed numbers")
    func zigzags() throws {
        for number in [0, -1, 1, 63, -64, 64, .max, .min] as [Int64] {
            var writer = ByteWriter()
            writer.zigzag(number)
            #expect(try read(writer.bytes) { reader throws(MalformedBytes) in try reader.zigzag() } == number)
        }
    }

    @Test(
        "refuses varints that are cut, longer than needed or too large",
        arguments: [
            [], [0x80], [0x80, 0x00], [0xFF, 0x80, 0x00],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x81, 0x01],
        ] as [[UInt8]]
    )
    func malformedVarints(bytes: [UInt8]) {
        #expect(throws: MalformedBytes.self) {
            try read(bytes) { reader throws(MalformedBytes) in try reader.varint() }
        }
    }

    @Test(
        "refuses text that is longer than the bytes or is no UTF-8",
        arguments: [[5, 0x61], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [1, 0xFF], [2, 0xC0, 0x80], [3, 0xED, 0xA0, 0x80]]
            as [[UInt8]]
    )
    func malformedText(bytes: [UInt8]) {
        #expect(throws: MalformedBytes.self) {
            try read(bytes) { reader throws(MalformedBytes) in try reader.text() }
        }
    }
}
