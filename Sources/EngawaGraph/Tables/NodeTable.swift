/// Which nodes there are, and their labels.
struct NodeTable: Sendable {
    /// The number of the label set of each node.
    var labelSets = ChunkTree<UInt32>(absent: 0)
    var live = BitTree()
    /// The nodes with each label.
    var byLabel = ChunkTree<BitTree>(absent: BitTree())
    /// The next id to give.
    var next: UInt32 = 1

    func copiedBytes(labels: Int) -> Int {
        (0..<labels).reduce(labelSets.copiedBytes + live.copiedBytes + byLabel.copiedBytes) {
            $0 + byLabel[$1].copiedBytes
        }
    }
}
