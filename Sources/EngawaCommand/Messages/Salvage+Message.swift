import EngawaStore
import EngawaText

extension VerificationReport {
    /// What was saved into `copy`, and what was not.
    func salvageLines(to copy: String?) -> [Message] {
        guard let copy else { return [] }
        var lines: [Message] = []
        if let salvaged {
            lines.append(
                Message(
                    ja: "記録 \(salvaged) 番までを「\(copy)」に取り出しました",
                    en: "saved the transactions up to \(salvaged) into \(copy)"
                )
            )
        } else {
            lines.append(
                Message(
                    ja: "取り出せる記録がないので、「\(copy)」は作りませんでした",
                    en: "no transaction can be saved, so \(copy) was not made"
                )
            )
        }
        return lines + lost.map(\.line)
    }

    /// What `--salvage` adds to the object of `verify`; nothing without it.
    func salvageJSON(to copy: String?) -> [(String, JSONText)] {
        guard let copy else { return [] }
        return [
            ("salvaged", salvaged.map { ["map": .string(copy), "transactions": .integer($0)] } ?? .null),
            (
                "lost",
                .array(
                    lost.map {
                        [
                            "number": .integer($0.number),
                            "time": .string(UniversalTime.text(milliseconds: $0.time)), "author": .string($0.author),
                            "message": .string($0.message), "offset": .integer(Int(clamping: $0.offset)),
                            "partial": .boolean(!$0.isWhole),
                        ]
                    }
                )
            ),
        ]
    }
}

extension VerificationReport.LostTransaction {
    fileprivate var line: Message {
        let what = Message(
            ja: "失われた記録: \(number) 番（\(Platform.localTime(milliseconds: time))、\(author)、\(message)）",
            en: "lost: transaction \(number) (\(Platform.localTime(milliseconds: time)), \(author), \(message))"
        )
        return what
            + (isWhole
                ? Message(ja: "。中身はそろっていますが、前の記録が欠けています", en: ", whole, but something before it is missing")
                : Message(ja: "。一部が壊れています", en: ", partial"))
    }
}

extension JSONText {
    /// An object with more members behind its own.
    func adding(_ more: [(String, JSONText)]) -> JSONText {
        guard case .object(let members) = self else { return self }
        return .object(members + more)
    }
}
