/// The object behind a `PropertyGraph`: the tables as the one element of a managed buffer.
///
/// They are reached by address, since a stored property of a class would be checked for exclusive access on every
/// call, which the rules of the value that holds the object guarantee already.
final class GraphBlock: ManagedBuffer<Void, GraphTables> {
    static func make(_ tables: consuming GraphTables) -> GraphBlock {
        let made = unsafeDowncast(GraphBlock.create(minimumCapacity: 1) { _ in () }, to: GraphBlock.self)
        made.address.initialize(to: tables)
        return made
    }

    deinit {
        _ = withUnsafeMutablePointerToElements { $0.deinitialize(count: 1) }
    }

    /// Where the tables stand, as long as the object is alive.
    @inline(__always)
    var address: UnsafeMutablePointer<GraphTables> { withUnsafeMutablePointerToElements { $0 } }
}
