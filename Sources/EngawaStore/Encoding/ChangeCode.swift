/// The numbers of the data stream of a transaction; `Docs/FileFormat.md` describes it.
enum ChangeStream {
    /// The newest version. Version 1 has no code above 11.
    static let newest: UInt8 = 2
    /// How many nodes, or relationships, one batch may create.
    static let maximumBatch = 1 << 26
    /// How deep lists and maps may nest.
    static let maximumDepth = 1024
    /// Strings of up to so many bytes are shared.
    static let sharedTextLimit = 24
    /// As long as there are fewer texts than this.
    static let sharedTextCount = 65_536
}

/// What a change is.
enum ChangeCode {
    static let createNode: UInt8 = 1
    static let deleteNode: UInt8 = 2
    static let addLabel: UInt8 = 3
    static let removeLabel: UInt8 = 4
    static let setNodeProperty: UInt8 = 5
    static let createRelationship: UInt8 = 6
    static let deleteRelationship: UInt8 = 7
    static let setRelationshipProperty: UInt8 = 8
    static let setAttribute: UInt8 = 9
    static let createIndex: UInt8 = 10
    static let dropIndex: UInt8 = 11
    static let createUniqueIndex: UInt8 = 12
    static let createMany: UInt8 = 13
}

/// What a value is.
enum ValueTag {
    static let null: UInt8 = 0
    static let no: UInt8 = 1
    static let yes: UInt8 = 2
    static let integer: UInt8 = 3
    static let float: UInt8 = 4
    static let text: UInt8 = 5
    static let sharedText: UInt8 = 6
    static let date: UInt8 = 7
    static let list: UInt8 = 8
    static let map: UInt8 = 9
    static let localTime: UInt8 = 10
    static let time: UInt8 = 11
    static let localDateTime: UInt8 = 12
    static let dateTime: UInt8 = 13
    static let duration: UInt8 = 14
}
