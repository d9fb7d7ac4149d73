import EngawaSheets
import EngawaText

extension SheetError.Code {
    /// What is wrong, and what to do about it, in one sentence or two; the place is told by whoever shows it.
    var message: Message {
        switch self {
        case .missingFile:
            Message(ja: "ファイルがありません。名前と場所を確かめてください", en: "there is no such file; check its name and place")
        case .isDirectory:
            Message(ja: "フォルダーです。中のファイルを指定してください", en: "this is a folder; name a file in it")
        case .unreadable(let code):
            Message(ja: "読めません: ", en: "cannot be read: ") + SystemError(code).message
        case .tooLarge(let limit):
            Message(ja: "大きすぎます（上限 \(limit) バイト）", en: "too large (the limit is \(limit) bytes)")
        case .empty:
            Message(ja: "空のファイルです。1 行目に見出しを書いてください", en: "the file is empty; its first row has to hold headers")
        case .binary:
            Message(ja: "文字のファイルではありません。CSV で保存し直してください", en: "this is not text; save the sheet as CSV")
        case .workbook:
            Message(
                ja: "Excel のブックです。「名前を付けて保存」で CSV を選んでください",
                en: "this is an Excel workbook; save it as CSV"
            )
        case .notDecodable(let encoding, let offset, let line):
            Message(
                ja:
                    "\(line) 行目に \(encoding.rawValue) として読めない文字があります（\(offset) バイト目）。--encoding を変えるか、UTF-8 で保存し直してください",
                en:
                    "line \(line) has bytes that are no \(encoding.rawValue) (byte \(offset)); try another --encoding, or save it as UTF-8"
            )
        case .noKnownKind, .missingColumn, .duplicateColumn, .blankHeader:
            headerMessage
        case .tooManyCells(let found, let expected):
            Message(
                ja: "見出しは \(expected) 列なのに \(found) 列目に値があります。「,」を含む値は \" で囲んでください",
                en: "there is a value in column \(found) of \(expected); quote values that contain a comma"
            )
        case .unterminatedQuote:
            Message(ja: "引用符 \" が閉じていません。閉じてください", en: "a quote \" is never closed; close it")
        case .badDate(let error):
            error.message
        case .badCount(let text):
            Message(ja: "「\(text)」は人数として読めません。30 のように書いてください", en: "\"\(text)\" is no number of people; write it as 30")
        }
    }

    private var headerMessage: Message {
        switch self {
        case .noKnownKind(let found, let guesses):
            let headers = found.prefix(8).joined(separator: "、")
            let hint = SheetError.Code.hint(guesses)
            return Message(
                ja: "何の表か分かりません（見出し: \(headers)）。つながりの表には「居場所」と「名前」の列がいります",
                en:
                    "these headers fit no kind of sheet (\(headers)); a ties sheet needs the columns 居場所 (ibasho) and 名前 (name)"
            ) + hint
        case .missingColumn(let header, _, _, let guess):
            let hint = guess.map { Message(ja: "（「\($0)」のことですか）", en: " (is that \"\($0)\"?)") } ?? Message(same: "")
            return Message(ja: "「\(header)」の列がありません", en: "the column \(header) is missing") + hint
                + Message(ja: "。見出しを足してください", en: "; add it to the headers")
        case .duplicateColumn(let letters):
            return Message(
                ja: "同じ見出しが二つ以上あります（\(letters.joined(separator: "、")) 列）。一つにしてください",
                en: "the same header stands over several columns (\(letters.joined(separator: ", "))); keep one"
            )
        case .blankHeader:
            return Message(
                ja: "値のある列に見出しがありません。1 行目に書いてください",
                en: "this column has values but no header; write one in row 1"
            )
        default:
            return Message(same: "")
        }
    }

    private static func hint(_ guesses: [HeaderGuess]) -> Message {
        guard let guess = guesses.first else { return Message(same: "") }
        return Message(
            ja: "。「\(guess.found)」は「\(guess.known)」のことですか",
            en: "; is \"\(guess.found)\" meant to be \"\(guess.known)\"?"
        )
    }
}

extension SheetDateError {
    /// What is wrong with a date.
    var message: Message {
        switch self {
        case .unreadable(let text):
            Message(
                ja: "「\(text)」は日付として読めません。2024-04-01、令和6年4月、2019年度 のように書いてください",
                en: "\"\(text)\" is no date; write it as 2024-04-01, 2024-04 or 2019"
            )
        case .impossible(let text):
            Message(ja: "「\(text)」という日はありません。日付を直してください", en: "there is no day \"\(text)\"; correct the date")
        case .outsideEra(let text, _):
            Message(
                ja: "「\(text)」はその元号にない年月日です。西暦で書き直してください",
                en: "\"\(text)\" lies outside of its era; write the year of the common era"
            )
        }
    }
}
