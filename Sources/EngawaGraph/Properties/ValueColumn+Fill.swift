/// The values of a batch as cells, by their numbers, and room to note which code each has in the column that is being
/// filled.
struct BatchCells {
    fileprivate let cells: [Cell]
    /// Whether no column has a cell of these long texts yet: they were just stored, without looking for them.
    fileprivate let areTextsNew: Bool
    /// 0 where the value has no code yet; all 0 between two columns.
    fileprivate var codes: [UInt32]

    init(_ cells: [Cell], areTextsNew: Bool) {
        (self.cells, self.areTextsNew) = (cells, areTextsNew)
        codes = Array(repeating: 0, count: cells.count)
    }

    /// Whether a column has no cell of a value, whatever else it has.
    @inline(__always)
    fileprivate func isNew(_ value: Int) -> Bool { areTextsNew && cells[value].tag == Tag.text }
}

extension ValueColumn {
    /// Gives owners that have no value yet those of a column of a batch; `first` is the owner that its number 0 stands
    /// for. O(values), a few nanoseconds each, plus O(log n) for each chunk and for each distinct value but long texts.
    mutating func fill(from first: Int, _ column: CreationBatch.Column, _ values: inout BatchCells) {
        let before = dictionary.count
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
                        let codes = codes.unique(at: start, width: findCodes(of: numbers, to: run, &values))
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
        // What was there before may hold a text that came again.
        if before > 0, dictionary.count > before { dictionary.mayRepeat = true }
        for value in column.values { values.codes[Int(value)] = 0 }
    }

    /// Writes the codes of values to `run`; gives the bytes that the largest needs. At most as many values as a chunk
    /// has owners.
    private mutating func findCodes(
        of numbers: UnsafeBufferPointer<UInt32>,
        to run: UnsafeMutableBufferPointer<UInt32>,
        _ values: inout BatchCells
    ) -> Int {
        withUnsafeTemporaryAllocation(of: PackedCell.self, capacity: CodeChunk.size) { new in
            // Cells whose codes are the next ones, and which the dictionary gets together.
            var newCount = 0
            var all: UInt32 = 0
            for place in 0..<numbers.count {
                let value = Int(numbers[place])
                var code = values.codes[value]
                if code == 0 {
                    if values.isNew(value) {
                        new.initializeElement(at: newCount, to: PackedCell(values.cells[value]))
                        newCount += 1
                        code = UInt32(dictionary.count + newCount)
                    } else if values.cells[value] != .absent {
                        dictionary.append(UnsafeBufferPointer(rebasing: new[..<newCount]))
                        newCount = 0
                        code = dictionary.code(for: values.cells[value])
                    }
                    // A batch should hold no null; nobody gets a value by one.
                    values.codes[value] = code
                }
                run[place] = code
                all |= code
            }
            dictionary.append(UnsafeBufferPointer(rebasing: new[..<newCount]))
            return CodeChunk.width(of: all)
        }
    }
}
