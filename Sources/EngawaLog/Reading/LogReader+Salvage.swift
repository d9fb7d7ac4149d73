extension LogReader {
    /// How far a map can be saved.
    struct Salvageable {
        /// The chain behind the last transaction that is whole.
        var end: Chain
        /// Whether the bytes up to there are those of a map that is whole: else every transaction has to be written anew.
        var isSound: Bool
    }

    /// How far the transactions are provably whole, where reading has come upon damage behind `whole`; visits those
    /// behind it.
    ///
    /// That is further than `whole` where only payloads of checkpoints are damaged.
    func salvageable<Visitor: LogVisitor>(_ visitor: inout Visitor) throws(LogError) -> Salvageable {
        let size = try file.size()
        var result = Salvageable(end: whole, isSound: true)
        // What is not known to be synced may be taken back yet.
        guard let synced = try FileEnd(of: file, header, size: size)?.syncedLength else { return result }
        let window = FileWindow(file, limit: size)
        var scan = BlockScan(window, mapID: header.mapID, from: whole, [.data, .withoutCheckpoints])
        while true {
            switch try scan.next() {
            case .passed, .checkpoint: continue
            case .end, .misfit: return result
            case .transaction(let record):
                guard scan.chain.offset <= synced else { return result }
                let place = TransactionPlace(chain: result.end, end: scan.chain.offset)
                do throws(MalformedBytes) {
                    try visitor.transaction(record, data: scan.data, at: place)
                } catch {
                    return result
                }
                result = Salvageable(end: scan.chain, isSound: false)
            }
        }
    }
}
