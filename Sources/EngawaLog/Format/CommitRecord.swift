/// What the commit block of a transaction says.
package struct CommitRecord: Sendable, Equatable {
    /// 1 for the first transaction of a map, then one more for each.
    package var number: Int
    /// Milliseconds since 1970 by the clock of the writer.
    package var time: Int64
    /// How many data blocks the transaction has.
    package var dataBlocks: Int
    /// How many bytes they hold.
    package var dataBytes: Int
    /// Who made it.
    package var author: String
    /// What it is about.
    package var message: String
    /// Bytes of the layer above.
    package var detail: [UInt8]

    /// A record of all its fields.
    package init(
        number: Int,
        time: Int64,
        dataBlocks: Int,
        dataBytes: Int,
        author: String,
        message: String,
        detail: [UInt8]
    ) {
        self.number = number
        self.time = time
        self.dataBlocks = dataBlocks
        self.dataBytes = dataBytes
        self.author = author
        self.message = message
        self.detail = detail
    }

    /// The longest payload that author, message and detail may need; the numbers before them fit into the rest.
    static let maximumNoteBytes = BlockHeader.maximumPayload - 80

    /// No writer ever comes to higher numbers, and none can be counted beyond what an integer holds.
    static let maximumNumber: UInt64 = 1 << 62

    /// How many bytes author, message and detail take.
    var noteBytes: Int { author.utf8.count + message.utf8.count + detail.count }

    var bytes: [UInt8] {
        var writer = ByteWriter(capacity: noteBytes + 64)
        writer.count(number)
        writer.fixed(time)
        writer.count(dataBlocks)
        writer.count(dataBytes)
        writer.text(author)
        writer.text(message)
        writer.counted(detail)
        return writer.bytes
    }

    /// Reads a payload; nil where it does not follow the format.
    init?(_ payload: UnsafeRawBufferPointer) {
        var reader = ByteReader(payload)
        do throws(MalformedBytes) {
            guard let number = Int(exactly: try reader.varint()) else { return nil }
            let time = try reader.fixed(Int64.self)
            guard let blocks = Int(exactly: try reader.varint()), let bytes = Int(exactly: try reader.varint()) else {
                return nil
            }
            self.init(
                number: number,
                time: time,
                dataBlocks: blocks,
                dataBytes: bytes,
                author: try reader.text(),
                message: try reader.text(),
                detail: try reader.counted()
            )
        } catch {
            return nil
        }
        guard reader.remaining == 0 else { return nil }
    }
}
