/// Where a transaction stands in the file, so that it can be read again without what is before it.
package struct TransactionPlace: Sendable, Equatable {
    /// The chain before its first block.
    let chain: Chain
    /// The end of its commit block.
    let end: UInt64
    /// Where its first block stands.
    package var offset: UInt64 { chain.offset }
    /// The sequence number of its first block.
    package var sequence: UInt64 { chain.sequence }
}

/// What a visitor wants of checkpoints.
package enum CheckpointUse: Sendable, Equatable {
    /// Nothing: it reads every transaction.
    case none
    /// To begin with the newest one, and to be told where others stand.
    case begin
    /// To read every transaction, and to compare every image with what the transactions before it lead to.
    case compare
}

/// Takes in the transactions of a map as they are read.
package protocol LogVisitor {
    /// What it wants of checkpoints; the same all the time.
    var checkpointUse: CheckpointUse { get }
    /// The file is another one than before, or took back what it had: everything that was visited is void.
    mutating func restart()
    /// The next whole transaction. Throws `MalformedBytes` where its data make no sense.
    mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace) throws(MalformedBytes)
    /// Nothing was visited yet; what comes next follows this checkpoint. The image is valid during the call; its first
    /// byte stands at a multiple of 16. Where it throws `MalformedBytes`, `restart` and the first transaction come next.
    mutating func begin(_ image: UnsafeRawBufferPointer, at place: CheckpointPlace) throws(MalformedBytes)
    /// A checkpoint stands behind the last transaction. Its image comes along for who compares it, and throws
    /// `MalformedBytes` where it is another state than that of the transactions.
    mutating func pass(_ place: CheckpointPlace, image: [UInt8]?) throws(MalformedBytes)
}

/// For visitors that read all transactions and no checkpoint.
extension LogVisitor {
    package var checkpointUse: CheckpointUse { .none }
    package mutating func begin(_ image: UnsafeRawBufferPointer, at place: CheckpointPlace) throws(MalformedBytes) {
        throw MalformedBytes(position: 0)
    }
    package mutating func pass(_ place: CheckpointPlace, image: [UInt8]?) throws(MalformedBytes) {}
}
