/// Whether a statement has to end, from the moment that it was given: because its time is over, or because somebody has
/// cancelled it. Asked in all stages, from the first token to the last row.
final class StatementWatch {
    private let deadline: ContinuousClock.Instant?
    private let cancellation: CypherCancellation?
    private var countdown = 0

    /// The time begins now; some of it may be spent already.
    init(_ options: CypherOptions = CypherOptions(), spent: Duration = .zero) {
        deadline = options.limits.timeout.map { ContinuousClock.now + $0 - spent }
        cancellation = options.cancellation
    }

    /// To be called now and then: some thousand times a second at least.
    func check() throws(CypherError) {
        if let deadline, ContinuousClock.now > deadline {
            throw .runtime(
                .resourceError,
                "Timeout",
                ja: "時間切れです。条件を絞るか、--timeout を長くしてください",
                en: "the statement ran out of time; narrow it down or allow more with a longer timeout"
            )
        }
        if cancellation?.isCancelled == true || Task.isCancelled {
            throw .runtime(.resourceError, "Cancelled", ja: "取り消されました", en: "the statement was cancelled")
        }
    }

    /// To be called for every token and every part of an expression: checks every some thousand of them.
    @inline(__always)
    func tick(_ steps: Int = 1) throws(CypherError) {
        countdown -= steps
        if countdown < 0 {
            countdown = 0
            try check()
            countdown = 1 << 12
        }
    }
}
