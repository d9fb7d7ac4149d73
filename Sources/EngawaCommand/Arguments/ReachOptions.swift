import EngawaEcomap
import EngawaGraph
import EngawaSheets
import EngawaText

/// What the commands share that look for ways from one to another, or leave something to chance.
enum ReachOptions {
    /// An option with a whole number of a range: beyond it, the answer would take too long to be of use.
    static func number(_ name: String, _ range: ClosedRange<Int>, _ summary: Message) -> Option<Int> {
        let (low, high) = (range.lowerBound, range.upperBound)
        return Option<Int>(
            name,
            valueName: "N",
            expected: Message(ja: "\(low) から \(high) までの整数", en: "a whole number from \(low) to \(high)"),
            summary
        ) { text in
            guard text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
            return Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// Where a way begins.
    static let from = Argument(
        "FROM",
        Message(ja: "はじまりの人・団体・居場所の名前（番号でも）", en: "name, or number, of who or what it begins with")
    )

    /// Where it leads to.
    static let to = Argument(
        "TO",
        Message(ja: "行き先の人・団体・居場所の名前（番号でも）", en: "name, or number, of who or what it leads to")
    )

    /// `--seed`, where chance plays a part.
    static let seed = Option<Int>.integer(
        "seed",
        least: 0,
        Message(ja: "くじの種。同じ種なら同じ結果になる（省略時は 1）", en: "the seed of chance: the same gives the same (1 by default)")
    )
}

extension Context {
    /// What of the network `call` asks for, and for whom.
    func request(_ call: ParsedCall) throws(Failure) -> EcomapRequest {
        let (day, isAsOf) = try day(call[CommonOptions.asOf])
        return EcomapRequest(
            edition: call.command.has(CommonOptions.edition) ? call[CommonOptions.edition] ?? .meeting : .meeting,
            day: day,
            isAsOf: isAsOf,
            language: language
        )
    }

    /// Says that those whom the call names are shown by their roles, where the edition withholds their names.
    func tellWithheld(_ people: [Someone]) {
        guard people.contains(where: { $0.id == nil }) else { return }
        tell(
            Message(
                ja: "同意のない方の名前は、この版では役割で示しています（--for internal なら名前が出ます）",
                en: "who may not be named in this edition is shown by role (--for internal gives names)"
            )
        )
    }

    /// Says that some ties were left out because of their dates.
    func tellContradictory(_ count: Int) {
        guard count > 0 else { return }
        tell(
            Message(
                ja: "終了が開始より前になっているつながりが \(count) 件あり、数えていません。日付をお確かめください",
                en: "\(count) ties end before they begin and are left out; please look at their dates"
            )
        )
    }
}

extension EcomapMap {
    /// The actor or ibasho that is meant; throws exit 1 where it cannot be told.
    func find(_ name: String, _ request: EcomapRequest) throws(Failure) -> NodeID {
        do throws(SomeoneError) {
            return try someone(CellText.normalised(name) ?? name, request)
        } catch {
            throw error.failure
        }
    }

    /// The two ends that `call` names; throws exit 1 where one cannot be told, or both are the same.
    func ends(_ call: ParsedCall, _ request: EcomapRequest) throws(Failure) -> (from: NodeID, to: NodeID) {
        let from = try find(call.value(ReachOptions.from), request)
        let to = try find(call.value(ReachOptions.to), request)
        guard from != to else { throw .sameEnds(call.value(ReachOptions.from)) }
        return (from, to)
    }
}

extension Failure {
    /// Both ends of a way are the same.
    fileprivate static func sameEnds(_ name: String) -> Failure {
        .notDone(
            Message(ja: "FROM と TO がどちらも「\(name)」です", en: "FROM and TO are both \"\(name)\""),
            advice: Message(ja: "別の名前を二つ書いてください", en: "give two different names")
        )
    }
}
