/// The values of a batch as cells, by their numbers, and room to note which code each has in the column that is being
/// filled.
struct BatchCells {
    fileprivate let cells: [Cell]
    /// 0 where the value has no code yet; all 0 between two columns.
    fileprivate var codes: [UInt32]

    init(_ cells: [Cell]) {
        self.cells = cells
        codes = Array(repeating: 0, count: cells.count)
    }
}

extension ValueColumn {
    /// Gives owners that have no value yet those of a column of a batch; `first` is the owner that its number 0 stands
    /// for. O(values), a few nanoseconds each, plus O(log n) for each chunk, and where the column had values before for
    /// each distinct value.
    mutating func fill(from first: Int, _ column: CreationBatch.Column, _ values: inout BatchCells) {
        // A batch holds each value once: in an empty column nothing has to be looked for.
        let isNew = dictionary.count == 0
        column.owners.withUnsafeBufferPointer { owners in
            column.values.withUnsafeBufferPointer { numbers in
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: CodeChunk.size) { run in
                    var done = 0
                    while done < owners.count {
                        let start = first + Int(owners[done])
                        var length = 1
                        while length < CodeChunk.size, done + length < owners.count,
                            (first + Int(owners[done + length])) >> CodeChunk.shift == start >> CodeChunk.shift
                        {
                            length += 1
                        }
                        let numbers = UnsafeBufferPointer(rebasing: numbers[done..<done + length])
                        let width =
                            isNew
                            ? appendCodes(of: numbers, to: run, &values) : findCodes(of: numbers, to: run, &values)
                        let codes = codes.unique(at: start, width: width)
                        for place in 0..<length {
                            let owner = first + Int(owners[done + place])
                            codes.set(run[place], at: owner & (CodeChunk.size - 1))
                            count &+= run[place] == 0 ? 0 : 1
                        }
                        done += length
                    }
                }
            }
        }
        for value in column.values { values.codes[Int(value)] = 0 }
    }

    /// Writes the codes of values to `run`, new codes for values that have none in this batch yet; gives the bytes that
    /// the largest needs. At most as many values as a chunk has owners.
    private mutating func appendCodes(
        of numbers: UnsafeBufferPointer<UInt32>,
        to run: UnsafeMutableBufferPointer<UInt32>,
        _ values: inout BatchCells
    ) -> Int {
        withUnsafeTemporaryAllocation(of: PackedCell.self, capacity: CodeChunk.size) { new in
            var newCount = 0
            var all: UInt32 = 0
            for place in 0..<numbers.count {
                let value = Int(numbers[place])
                var code = values.codes[value]
                // A batch should hold no null; no owner gets a value by one.
                if code == 0, values.cells[value] != .absent {
                    new.initializeElement(at: newCount, to: PackedCell(values.cells[value]))
                    newCount += 1
                    code = UInt32(dictionary.count + newCount)
                    values.codes[value] = code
                }
                run[place] = code
                all |= code
            }
            dictionary.append(UnsafeBufferPointer(rebasing: new[..<newCount]))
            return CodeChunk.width(of: all)
        }
    }

    /// The same for a column that may have the values already.
    private mutating func findCodes(
        of numbers: UnsafeBufferPointer<UInt32>,
        to run: UnsafeMutableBufferPointer<UInt32>,
        _ values: inout BatchCells
    ) -> Int {
        var all: UInt32 = 0
        for place in 0..<numbers.count {
            let value = Int(numbers[place])
            var code = values.codes[value]
            if code == 0, values.cells[value] != .absent {
                code = dictionary.code(for: values.cells[value])
                values.codes[value] = code
            }
            run[place] = code
            all |= code
        }
        return CodeChunk.width(of: all)
    }
}
