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

/// Takes in the transactions of a map as they are read.
package protocol LogVisitor {
    /// The file is another one than before, or took back what it had: everything that was visited is void.
    mutating func restart()
    /// The next whole transaction. Throws `MalformedBytes` where its data make no sense.
    mutating func transaction(_ record: CommitRecord, data: [UInt8], at place: TransactionPlace) throws(MalformedBytes)
}
