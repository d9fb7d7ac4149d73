/// Where the properties of one node or relationship stand among those of all.
struct PropertyRun: Sendable {
    var start: UInt32 = 0
    var count: UInt16 = 0

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// The properties of everything that an import touches: short runs, one behind the other.
struct PropertyRuns: Sendable {
    /// A property in eight bytes.
    struct Entry: Sendable {
        private var payload: Int32
        let key: StagedKey
        private var kind: StagedValue.Kind

        init(key: StagedKey, value: StagedValue) {
            (self.key, payload, kind) = (key, value.payload, value.kind)
        }

        var value: StagedValue {
            get { StagedValue(kind: kind, payload: payload) }
            set { (payload, kind) = (newValue.payload, newValue.kind) }
        }
    }

    private(set) var entries: [Entry] = []

    /// Makes room for so many properties; memory that is not used is not touched.
    mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

    /// The value under a key, `.none` where there is none. O(properties of the run).
    subscript(key: StagedKey, run: PropertyRun) -> StagedValue {
        for place in run.range where entries[place].key == key { return entries[place].value }
        return .none
    }

    /// Sets a property and says whether that changed anything. O(properties of the run), which moves to the end
    /// where it has to grow and something stands behind it.
    @discardableResult
    mutating func set(_ value: StagedValue, for key: StagedKey, of run: inout PropertyRun) -> Bool {
        for place in run.range where entries[place].key == key {
            guard entries[place].value != value else { return false }
            entries[place].value = value
            return true
        }
        if value.isNone { return false }
        if run.range.upperBound != entries.count || run.count == 0 {
            run = copy(run)
        }
        entries.append(Entry(key: key, value: value))
        run.count += 1
        return true
    }

    /// Adds a property that a run surely does not have; none where there is no value. O(1), where nothing stands behind
    /// the run.
    @inline(__always)
    mutating func add(_ value: StagedValue, for key: StagedKey, to run: inout PropertyRun) {
        if value.isNone { return }
        if run.count == 0 {
            run.start = UInt32(truncatingIfNeeded: entries.count)
        } else if run.range.upperBound != entries.count {
            run = copy(run)
        }
        entries.append(Entry(key: key, value: value))
        run.count += 1
    }

    /// A copy of a run, which later changes do not touch.
    mutating func copy(_ run: PropertyRun) -> PropertyRun {
        let start = entries.count
        // One by one: a slice of the array would make the first append copy all of it.
        for place in run.range { entries.append(entries[place]) }
        return PropertyRun(start: UInt32(start), count: run.count)
    }

    /// Whether a run says something else than it did at first.
    func isChanged(_ run: PropertyRun, from original: PropertyRun) -> Bool {
        run.range.contains { self[entries[$0].key, original] != entries[$0].value }
    }
}
