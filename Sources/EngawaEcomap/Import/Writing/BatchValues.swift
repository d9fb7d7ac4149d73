import EngawaGraph
import EngawaSheets

/// The values of a batch by those of the stage: each is given to the batch once, when something first has it.
struct BatchValues {
    private typealias Index = CreationBatch.ValueIndex

    private var texts: [Index?]
    private var lists = SparseArray<CreationBatch.ValueIndex>()
    /// Days of about two centuries, by their distance from the first of them.
    private var days = SparseArray<CreationBatch.ValueIndex>()
    private var others: [StagedValue: CreationBatch.ValueIndex] = [:]

    /// 1 January 1900, in days since 1970; and how many days are looked up by their distance from it.
    private static let firstDay: Int32 = -25_567
    private static let dayCount: Int32 = 80_000

    /// For so many texts.
    init(texts count: Int) {
        texts = Array(repeating: nil, count: count)
    }

    /// The number of a value in the batch; nil for no value. O(1) but for the first time.
    @inline(__always)
    mutating func index(
        of value: StagedValue,
        _ stage: ImportStage,
        _ batch: inout CreationBatch
    ) -> CreationBatch.ValueIndex? {
        switch value.kind {
        case .none:
            return nil
        case .text:
            let place = Int(value.payload)
            if let known = texts[place] { return known }
            let index = stage.texts.withBytes(value.text) { batch.text($0) }
            texts[place] = index
            return index
        case .list:
            return BatchValues.index(value.payload, in: &lists) {
                batch.value(.strings(stage.lists[value.list].map(stage.texts.string)))
            }
        case .date:
            let day = value.payload &- BatchValues.firstDay
            guard (0..<BatchValues.dayCount).contains(day) else { fallthrough }
            return BatchValues.index(day, in: &days) {
                batch.value(.date(CalendarDate(daysSinceEpoch: value.payload)))
            }
        case .integer, .foreign:
            if let known = others[value] { return known }
            let index = batch.value(stage.value(of: value))
            others[value] = index
            return index
        }
    }

    @inline(__always)
    private static func index(
        _ number: Int32,
        in known: inout SparseArray<CreationBatch.ValueIndex>,
        _ make: () -> CreationBatch.ValueIndex
    ) -> CreationBatch.ValueIndex {
        if let index = known[number] { return index }
        let index = make()
        known[number] = index
        return index
    }
}

extension ImportStage {
    /// A staged value as the graph has it; null for none. O(size).
    func value(of value: StagedValue) -> Value {
        switch value.kind {
        case .none: .null
        case .text: .string(texts.string(value.text))
        case .date: .date(CalendarDate(daysSinceEpoch: value.payload))
        case .integer: .integer(Int64(value.payload))
        case .foreign: foreign[Int(value.payload)]
        case .list: .strings(lists[value.list].map(texts.string))
        }
    }
}
