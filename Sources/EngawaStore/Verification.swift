import EngawaGraph
import EngawaLog

/// What reading every byte of a map, and replaying every transaction, has shown.
public struct VerificationReport: Sendable, Equatable {
    /// The last whole transaction before the first damage.
    public struct LastGood: Sendable, Equatable {
        /// Its number.
        public let number: Int
        /// Milliseconds since 1970-01-01T00:00:00Z by the clock of its writer.
        public let time: Int64
    }

    /// Whether nothing is wrong; an unfinished tail is nothing wrong.
    public var ok: Bool { damage.isEmpty && inconsistencies.isEmpty }
    /// How many whole transactions there are before the first damage.
    public let transactions: Int
    /// The length of the file.
    public let bytes: UInt64
    /// Every place that does not check, in the order of the file.
    public let damage: [DamageReport]
    /// What a crash has left, where no writer is at work on it.
    public let unfinishedTail: UnfinishedTail?
    /// The last whole transaction before the first damage; nil where there is none.
    public let lastGood: LastGood?
    /// What does not fit together in the graph that the transactions give. Never the fault of the file: an error of
    /// this program, in words for its authors.
    public let inconsistencies: [String]
    /// The transactions behind the first damage that can still be told, in the order of the file.
    public let lost: [LostTransaction]
    /// Up to which transaction a new map was made; nil where none was asked for, or where nothing could be saved.
    public let salvaged: Int?

    /// A transaction behind the first damage.
    public struct LostTransaction: Sendable, Equatable {
        /// Its number.
        public let number: Int
        /// Milliseconds since 1970-01-01T00:00:00Z by the clock of its writer.
        public let time: Int64
        /// Who made it.
        public let author: String
        /// What it is about.
        public let message: String
        /// Where its commit block stands.
        public let offset: UInt64
        /// Whether all its bytes check; a part of them is damaged or missing otherwise.
        public let isWhole: Bool
    }
}

extension GraphStore {
    /// Reads every byte of the map at `path`, replays every transaction, counts again what each says that it changed,
    /// and checks the graph that comes of it. Damage is a finding and not an error.
    /// - Parameter copy: where a new map is made of the whole transactions before the first damage, where there are
    ///   any. Nothing may stand there.
    public static func verify(_ path: String, salvagingTo copy: String? = nil) throws(StoreError) -> VerificationReport
    {
        try verify(path, salvagingTo: copy, in: SystemFileSystem())
    }

    package static func verify(
        _ path: String,
        salvagingTo copy: String? = nil,
        in fileSystem: any FileSystem
    ) throws(StoreError) -> VerificationReport {
        try verify(path, salvagingTo: copy, .standard, in: fileSystem)
    }

    static func verify(
        _ path: String,
        salvagingTo copy: String?,
        _ coding: ImageCoding?,
        in fileSystem: any FileSystem
    ) throws(StoreError) -> VerificationReport {
        var replay = Replay(coding, recounting: true)
        do throws(LogError) {
            let result = try LogVerification.of(path, &replay, salvagingTo: copy, in: fileSystem)
            let isWhole = result.damage.isEmpty
            return VerificationReport(
                transactions: result.transactions,
                bytes: result.bytes,
                damage: result.damage,
                unfinishedTail: result.tail,
                lastGood: result.lastGood.map { VerificationReport.LastGood(number: $0.number, time: $0.time) },
                inconsistencies: isWhole ? replay.graph.checkInvariants() : [],
                lost: result.lost.map {
                    VerificationReport.LostTransaction(
                        number: $0.record.number,
                        time: $0.record.time,
                        author: $0.record.author,
                        message: $0.record.message,
                        offset: $0.offset,
                        isWhole: $0.isWhole
                    )
                },
                salvaged: result.salvaged
            )
        } catch {
            throw .log(error)
        }
    }
}
