import EngawaEcomap
import EngawaSheets
import EngawaText

extension ImportProblem {
    /// What is wrong or odd, and what to do about it.
    var message: Message {
        switch self {
        case .missing:
            Message(
                ja: "空欄です。値を書いてください（結合したセルは、行ごとに書いてください）",
                en: "this cell may not be blank; fill it in (in every row, where cells were merged)"
            )
        case .unknownBand(let text, let allowed):
            Message(
                ja: "領域「\(text)」はこのマップにありません。使えるもの: \(allowed.joined(separator: "、"))",
                en: "this map has no band \"\(text)\"; it has: \(allowed.joined(separator: ", "))"
            )
        case .unknownStrength(let text):
            Message(
                ja: "強さ「\(text)」は分かりません。強い、普通、弱い、葛藤 のどれか、または空欄にしてください",
                en: "\"\(text)\" is no strength; write 強い (strong), 普通 (normal), 弱い (weak), 葛藤 (stressful), or nothing"
            )
        case .cross(let text):
            Message(
                ja: "「\(text)」はつながりがないことですか、葛藤のことですか。前者なら行ごと消すか空欄に、後者なら「葛藤」にしてください",
                en:
                    "does \"\(text)\" mean no tie, or a strained one? leave it blank (or take the row out), or write 葛藤 (stressful)"
            )
        case .unknownFlow(let text):
            Message(
                ja: "向き「\(text)」は分かりません。受ける、出す、双方 のどれか、または空欄にしてください",
                en: "\"\(text)\" is no flow; write 受ける (in), 出す (out), 双方 (both), or nothing"
            )
        case .unknownConsent(let text):
            Message(
                ja: "同意「\(text)」は分かりません。公開可、会議まで、内部のみ、なし のどれか、または空欄にしてください",
                en:
                    "\"\(text)\" is no consent; write 公開可 (public), 会議まで (meeting), 内部のみ (internal), なし (none), or nothing"
            )
        case .endsBeforeItBegins(let since, let until):
            Message(
                ja: "終了（\(until)）が開始（\(since)）より前です。どちらかを直してください",
                en: "it ends (\(until)) before it begins (\(since)); correct one of the two"
            )
        case .supportsItself(let name):
            Message(
                ja: "居場所「\(name)」が自分を支えることになっています。名前を直してください",
                en: "the ibasho \(name) would support itself; correct the name"
            )
        case .sheet(let code):
            code.message
        case .axesSheet:
            Message(
                ja: "軸の表です。engawa init MAP --axes で使ってください",
                en: "this is a sheet of axes; use it with engawa init MAP --axes"
            )
        case .unknownLevel(let text, let allowed):
            Message(
                ja: "レベル「\(text)」は分かりません。使えるもの: \(allowed.joined(separator: "、"))",
                en: "there is no level \"\(text)\"; allowed: \(allowed.joined(separator: ", "))"
            )
        case .placeWithinItself(let name):
            Message(ja: "「\(name)」が自分の上位になっています。上位を直してください", en: "\(name) would lie within itself; correct 上位 (within)")
        case .unknownMode(let text, let allowed):
            Message(
                ja: "型「\(text)」は分かりません。使えるもの: \(allowed.joined(separator: "、"))",
                en: "there is no mode \"\(text)\"; allowed: \(allowed.joined(separator: ", "))"
            )
        case .unknownRelation(let text, let allowed):
            Message(
                ja: "関係「\(text)」は分かりません。使えるもの: \(allowed.joined(separator: "、"))",
                en: "there is no relation \"\(text)\"; allowed: \(allowed.joined(separator: ", "))"
            )
        case .linkedToItself(let name):
            Message(
                ja: "「\(name)」が自分とつながることになっています。名前を直してください",
                en: "\(name) would be linked to itself; correct one of the names"
            )
        case .reservedColumn(let header):
            Message(
                ja: "「\(header)」という見出しは engawa が別のことに使います。別の名前にしてください",
                en: "engawa keeps something else under the name \(header); call the column differently"
            )
        case .unsureKind, .sameNameOtherActor, .ambiguousName, .ambiguousTie, .forgottenName, .newField, .renamed,
            .unknownColumn,
            .sameNameOtherIbasho, .sameNameOtherPlace, .ambiguousPlace, .placeCycle, .genericName, .actorIsIbasho:
            warning
        }
    }
}

extension ImportIssue {
    /// The place and the message in one line.
    var line: Message {
        var ja = file
        var en = file
        if let row {
            ja += " \(row) 行目"
            en += ", row \(row)"
        }
        if let column {
            ja += "「\(column)」"
            en += ", column \(column)"
        }
        return Message(ja: ja + ": " + problem.message.ja, en: en + ": " + problem.message.en)
    }
}

extension SheetKind {
    /// What the sheet is called.
    var name: Message {
        switch self {
        case .ties: Message(ja: "つながり", en: "ties")
        case .places: Message(ja: "地域", en: "places")
        case .actors: Message(ja: "人・団体", en: "actors")
        case .ibasho: Message(ja: "居場所", en: "ibasho")
        case .links: Message(ja: "人・団体・居場所どうし", en: "links")
        case .needs: Message(ja: "おねがい・出番", en: "needs")
        case .offers: Message(ja: "提供できること", en: "offers")
        case .axes: Message(ja: "軸", en: "axes")
        }
    }
}
