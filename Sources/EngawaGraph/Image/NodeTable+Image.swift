extension NameTable {
    func write(to image: inout ImageWriter) {
        image.count(count)
        for token in tokens { image.text(name(of: token)) }
    }

    init(reading image: inout ImageReader) throws(MalformedImage) {
        self.init()
        for number in 0..<(try image.count()) {
            guard intern(try image.text()).index == number else { throw image.malformed }
        }
    }
}

extension LabelSets {
    func write(to image: inout ImageWriter) {
        image.count(count - 1)
        for number in 1..<max(1, count) {
            let labels = self[UInt32(number)]
            image.count(labels.count)
            for label in labels { image.count(label.index) }
        }
    }

    init(reading image: inout ImageReader, labels limit: Int) throws(MalformedImage) {
        self.init()
        for number in 1..<(try image.count()) + 1 {
            var labels: [LabelToken] = []
            for _ in 0..<(try image.count()) {
                let label = LabelToken(rawValue: UInt32(try image.number(upTo: Int(UInt32.max))))
                guard label.index < limit, labels.last.map({ $0 < label }) ?? true else { throw image.malformed }
                labels.append(label)
            }
            guard intern(labels) == UInt32(number) else { throw image.malformed }
        }
    }
}

extension NodeTable {
    /// The next id, which nodes there are, and their label sets as runs.
    func write(to image: inout ImageWriter) {
        image.number(UInt64(next))
        live.write(below: next, to: &image)
        var start: UInt32 = 1
        while start < next {
            let set = labelSets[Int(start)]
            var end = start + 1
            while end < next, labelSets[Int(end)] == set { end += 1 }
            image.number(UInt64(set))
            image.number(UInt64(end - start))
            start = end
        }
    }

    init(reading image: inout ImageReader, _ sets: LabelSets) throws(MalformedImage) {
        self.init()
        let limit = try image.number(upTo: Int(GraphTables.maximumID) + 1)
        guard limit > 0 else { throw image.malformed }
        next = UInt32(limit)
        live = try BitTree(reading: &image, below: next)
        var start = 1
        while start < limit {
            let set = try image.number(upTo: sets.count - 1)
            let length = try image.number(upTo: limit - start)
            guard length > 0 else { throw image.malformed }
            if set != 0 {
                labelSets.fill(from: start, count: length, with: UInt32(set))
                for label in sets[UInt32(set)] {
                    byLabel.unique(at: label.index).pointee.insert(UInt32(start), count: length)
                }
            }
            start += length
        }
    }
}
