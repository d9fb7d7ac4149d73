import EngawaLog

extension GraphStore {
    /// Makes a copy of the map, with its whole history and under the same map id, at `path`, where nothing stands;
    /// gives the number of the last transaction in it. O(size of the file).
    ///
    /// Takes no lock: others may write meanwhile. Only whole commits are copied. The copy is read again and checked,
    /// synced, and gets its name last.
    public func backUp(to path: String) throws(StoreError) -> Int {
        try backUp(to: path, in: SystemFileSystem())
    }

    /// - Parameter fileSystem: where a map that lives in memory is written; one in a file stays in its own.
    package func backUp(to path: String, in fileSystem: any FileSystem) throws(StoreError) -> Int {
        try publishing { (backing) throws(StoreError) in
            try backing.backUp(to: path, in: fileSystem)
            return backing.latest.number
        }
    }
}
