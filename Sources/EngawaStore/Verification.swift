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
}

extension GraphStore {
    /// Reads every byte of the map at `path`, replays every transaction, counts again what each says that it changed,
    /// and checks the graph that comes of it. Damage is a finding and not an error.
    public static func verify(_ path: String) throws(StoreError) -> VerificationReport {
        try verify(path, in: SystemFileSystem())
    }

    package static func verify(_ path: String, in fileSystem: any FileSystem) throws(StoreError) -> VerificationReport {
        var replay = Replay(recounting: true)
        do throws(LogError) {
            let result = try LogVerification.of(path, &replay, in: fileSystem)
            let isWhole = result.damage.isEmpty
            return VerificationReport(
                transactions: result.transactions,
                bytes: result.bytes,
                damage: result.damage,
                unfinishedTail: result.tail,
                lastGood: result.lastGood.map { VerificationReport.LastGood(number: $0.number, time: $0.time) },
                inconsistencies: isWhole ? replay.graph.checkInvariants() : []
            )
        } catch {
            throw .log(error)
        }
    }
}
