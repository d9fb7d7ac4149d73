extension AttributeTable {
    func write(to image: inout ImageWriter) {
        image.count(entries.count)
        for (name, value) in entries {
            image.text(name)
            image.array(ValueBytes.bytes(of: value))
        }
    }

    init(reading image: inout ImageReader) throws(MalformedImage) {
        self.init()
        for number in 0..<(try image.count()) {
            let name = try image.text()
            let bytes = try image.raw(try image.count(), of: UInt8.self)
            // Well-formed first: that also bounds how deep the value is.
            guard ValueBytes.areWellFormed(bytes), let value = ValueBytes.value(of: bytes), !value.isNull else {
                throw image.malformed
            }
            set(name, value)
            guard entries.count == number + 1 else { throw image.malformed }
        }
    }
}
