import EngawaGraph
import EngawaLog

/// How the state of a map is written into a checkpoint and read from one.
struct ImageCoding: Sendable {
    /// The image of a graph.
    var encode: @Sendable (PropertyGraph) -> [UInt8]
    /// The graph of an image, which is valid during the call.
    var decode: @Sendable (UnsafeRawBufferPointer) throws(MalformedBytes) -> PropertyGraph

    /// What maps are opened with. Without one no checkpoint is written, and none is begun with.
    static let standard: ImageCoding? = ImageCoding(
        encode: { $0.image() },
        decode: { bytes throws(MalformedBytes) in
            do throws(MalformedImage) {
                return try PropertyGraph(image: bytes)
            } catch {
                throw MalformedBytes(position: error.position)
            }
        }
    )
}

extension [NewTransaction] {
    /// How many bytes their data have.
    var dataBytes: Int { reduce(0) { $0 + $1.data.count } }

    /// Adds the image of `graph`, which the last of them leads to, where one is due behind `logBytes` of log.
    mutating func addCheckpoint(of graph: PropertyGraph, _ coding: ImageCoding?, _ logBytes: Int, lastImage: Int?) {
        guard let coding, let last = indices.last,
            CheckpointPolicy.isDue(logBytes: logBytes, lastImage: lastImage)
        else { return }
        self[last].checkpoint = coding.encode(graph)
    }
}

/// When a commit brings a checkpoint.
enum CheckpointPolicy {
    /// A shorter log is replayed in no time.
    private static let shortestLog = 512 << 10
    /// The log may be as long as this part of the last image.
    private static let imageParts = 4

    /// Whether a checkpoint is due behind `logBytes` of log since the last one, which had an image of `lastImage`.
    static func isDue(logBytes: Int, lastImage: Int?) -> Bool {
        logBytes > max(shortestLog, (lastImage ?? 0) / imageParts)
    }
}
