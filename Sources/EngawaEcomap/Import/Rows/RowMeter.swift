/// Counts the rows that were understood, and now and then says how many.
struct RowMeter {
    private let report: ((ImportProgress) -> Void)?
    private var done = 0
    private var total = 0

    /// Rows from one report to the next: a few hundredths of a second.
    private static let step = 1 << 14

    /// A meter that says nothing where there is nobody to be told.
    init(_ report: ((ImportProgress) -> Void)?) {
        self.report = report
    }

    /// Says that so many rows will be understood.
    mutating func begin(rows: Int) {
        total = rows
        report?(ImportProgress(phase: .understanding, done: 0, total: rows))
    }

    /// Counts a row.
    @inline(__always)
    mutating func count() {
        done &+= 1
        if done % RowMeter.step == 0 { report?(ImportProgress(phase: .understanding, done: done, total: total)) }
    }

    /// Says that all is understood and will be written.
    func beginWriting() {
        report?(ImportProgress(phase: .writing, done: total, total: total))
    }
}
