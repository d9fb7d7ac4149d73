import EngawaText

/// Why a line, or a value in it, is not what the line protocol says.
struct ProtocolError: Error, Sendable, Hashable {
    /// What exactly, for machines.
    enum Detail: String, Sendable, CaseIterable {
        case invalidUTF8 = "InvalidUTF8"
        case invalidJSON = "InvalidJSON"
        case loneSurrogate = "LoneSurrogate"
        case nestingTooDeep = "NestingTooDeep"
        case lineTooLong = "LineTooLong"
        case numberOutOfRange = "NumberOutOfRange"
        case invalidValue = "InvalidValue"
        case invalidRequest = "InvalidRequest"
        case memoryOnly = "MemoryOnly"
        case messageTooLong = "MessageTooLong"
    }

    /// What exactly, for machines.
    let detail: Detail
    /// What is wrong, for people.
    let message: Message

    init(_ detail: Detail, _ message: Message) {
        self.detail = detail
        self.message = message
    }
}
