extension PropertyGraph {
    /// All of the graph in a compact form that `init(image:)` reads quickly. O(graph).
    package func image() -> [UInt8] {
        var image = ImageWriter()
        tables.write(to: &image)
        return image.bytes
    }

    /// The graph of an image. Any bytes are safe to read. O(bytes).
    package init(image: UnsafeRawBufferPointer) throws(MalformedImage) {
        var reader = ImageReader(image)
        let tables = try GraphTables(reading: &reader)
        guard reader.remaining == 0 else { throw reader.malformed }
        self.init(tables)
    }
}
