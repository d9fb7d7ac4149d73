/// What cells were understood as, by their text: in a column of codes, dates or lists few texts stand in many rows.
struct CellMemo<Reading: Sendable>: Sendable {
    private var keys = TextTable()
    private var readings: [Reading] = []

    /// What a cell of these bytes was understood as before. O(length).
    func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading? {
        keys.find(bytes).map { readings[$0.index] }
    }

    /// Remembers what a cell of these bytes, which was not known, means.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ reading: Reading) {
        if keys.intern(bytes).index == readings.count { readings.append(reading) }
    }

    /// What a cell of these bytes means, read at most once.
    mutating func reading(_ bytes: UnsafeBufferPointer<UInt8>, by read: (String) -> Reading) -> Reading {
        if let known = find(bytes) { return known }
        let reading = read(String(decoding: bytes, as: UTF8.self))
        add(bytes, reading)
        return reading
    }
}
