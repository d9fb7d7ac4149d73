extension LogReader {
    /// Begins with the newest checkpoint, where nothing was visited yet and there is one that checks.
    ///
    /// Where anything is wrong with it nothing happens: whoever reads on begins with the first block.
    func begin<Visitor: LogVisitor>(_ visitor: inout Visitor, _ size: UInt64) throws(LogError) {
        guard header.hasCheckpoints, whole.lastBlock == nil else { return }
        guard let seal = try FileEnd(of: file, header, size: size)?.seal else { return }
        let reader = CheckpointReader(file: file, mapID: header.mapID)
        guard let checkpoint = try reader.read(at: seal.payload.checkpoint, before: seal.offset) else { return }
        do throws(MalformedBytes) {
            try checkpoint.withImage { image throws(MalformedBytes) in
                try visitor.begin(image, at: checkpoint.place)
            }
        } catch {
            visitor.restart()
            return
        }
        whole = checkpoint.chain
        beginning = checkpoint.place
    }

    /// Visits what stands before the checkpoint that reading has begun with, from the first transaction on, and checks
    /// all of it. Nothing where reading began with the first block. O(bytes before the checkpoint).
    ///
    /// All of it was synced before a seal could name the checkpoint: no writer touches it, so that what does not fit is
    /// damage at once.
    /// - Parameter withData: whether the visitor is given the data of the transactions; else it gets none.
    func history<Visitor: LogVisitor>(
        _ visitor: inout Visitor,
        withData: Bool,
        path: String
    ) throws(LogError) {
        guard let beginning else { return }
        var whole = Chain(after: header)
        let window = FileWindow(file, limit: beginning.offset)
        var scan = BlockScan(window, mapID: header.mapID, from: whole, withData ? .data : [])
        while true {
            let step = try scan.settledStep(path)
            do throws(MalformedBytes) {
                switch step {
                case .passed, .end: break
                case .checkpoint(let place): try visitor.pass(place, image: nil)
                case .transaction(let record):
                    let place = TransactionPlace(chain: whole, end: scan.chain.offset)
                    try visitor.transaction(record, data: scan.data, at: place)
                }
            } catch {
                throw .damaged(path: path, DamageReport(whole, .contents))
            }
            if case .end = step {
                if scan.chain.leads(to: beginning) { return }
                throw .damaged(path: path, DamageReport(scan.chain, .brokenChain))
            }
            if scan.chain.isWhole { whole = scan.chain }
        }
    }

    /// A transaction that was visited, read and checked again.
    func transaction(at place: TransactionPlace, path: String) throws(LogError) -> (CommitRecord, [UInt8]) {
        var scan = BlockScan(FileWindow(file, limit: place.end), mapID: header.mapID, from: place.chain)
        while true {
            switch try scan.settledStep(path) {
            case .passed, .checkpoint: continue
            case .transaction(let record): return (record, scan.data)
            case .end: throw .damaged(path: path, DamageReport(scan.chain, .cutBlock))
            }
        }
    }

    /// A checkpoint that was passed or begun with, read and checked again.
    func checkpoint(at place: CheckpointPlace, path: String) throws(LogError) -> LoadedCheckpoint {
        let reader = CheckpointReader(file: file, mapID: header.mapID)
        guard let checkpoint = try reader.read(at: place.offset, before: place.end), checkpoint.place == place else {
            throw .damaged(path: path, DamageReport(place, .payload))
        }
        return checkpoint
    }
}

extension BlockScan {
    /// What the next block turned out to be, where nobody writes any more.
    enum SettledStep {
        case passed
        case transaction(CommitRecord)
        case checkpoint(CheckpointPlace)
        case end
    }

    /// Reads and checks one block of a part of the file that no writer touches: what does not fit is damage.
    mutating func settledStep(_ path: String) throws(LogError) -> SettledStep {
        let due = chain
        switch try next() {
        case .passed: return .passed
        case .transaction(let record): return .transaction(record)
        case .checkpoint(let place): return .checkpoint(place)
        case .end: return .end
        case .misfit(.torn(let reason)), .misfit(.impossible(let reason)):
            throw .damaged(path: path, DamageReport(due, reason))
        case .misfit(.newerBlock(let type)): throw .notAMap(path: path, .newerBlock(type: type))
        }
    }
}

extension DamageReport {
    /// Damage at the end of `chain`.
    init(_ chain: Chain, _ reason: DamageReason) {
        self.init(offset: chain.offset, sequence: chain.sequence, reason: reason)
    }

    /// Damage of a checkpoint.
    init(_ place: CheckpointPlace, _ reason: DamageReason) {
        self.init(offset: place.offset, sequence: place.sequence, reason: reason)
    }
}
