import EngawaText

/// An errno of the operating system.
struct SystemError: Error, Sendable, Hashable {
    /// The number.
    var number: Int32

    /// The error with this number.
    init(_ number: Int32) {
        self.number = number
    }

    /// What it means, in words for people.
    var message: Message {
        if let known = SystemError.known[self] { return known.meaning }
        return Message(
            ja: "システムのエラー \(number)（\(systemText)）",
            en: "system error \(number) (\(systemText))"
        )
    }

    /// What to do about it, where that is the same wherever it happens.
    var advice: Message? {
        SystemError.known[self]?.advice ?? nil
    }

    private struct Words {
        var meaning: Message
        var advice: Message?

        init(_ ja: String, _ en: String, advice: Message? = nil) {
            meaning = Message(ja: ja, en: en)
            self.advice = advice
        }
    }

    private static let freeSpace = Message(
        ja: "不要なファイルを消すか、別の場所を選んでください",
        en: "free some space, or choose another place"
    )
    private static let permissions = Message(
        ja: "ファイルとフォルダーの権限を確かめてください",
        en: "check the permissions of the file and its folder"
    )
    private static let choosePlace = Message(
        ja: "書き込める場所を選んでください",
        en: "choose a place that you may write to"
    )

    private static let known: [SystemError: Words] = [
        .noEntry: Words("そのファイルまたはフォルダーがありません", "no such file or folder"),
        .noAccess: Words("アクセスが許可されていません", "permission denied", advice: permissions),
        .notPermitted: Words("その操作は許可されていません", "operation not permitted", advice: choosePlace),
        .exists: Words("同じ名前のものがすでにあります", "something of that name exists already"),
        .isDirectory: Words("フォルダーです", "it is a folder"),
        .notDirectory: Words("途中の名前がフォルダーではありません", "a part of the path is no folder"),
        .noSpace: Words("空き容量がありません", "no space left on the disk", advice: freeSpace),
        .overQuota: Words("割り当て容量を使い切りました", "the disk quota is used up", advice: freeSpace),
        .fileTooBig: Words("ファイルが大きすぎます", "the file would be too big", advice: freeSpace),
        .readOnly: Words("読み取り専用のディスクです", "the disk is read-only", advice: choosePlace),
        .inputOutput: Words(
            "入出力エラーです",
            "an input/output error",
            advice: Message(
                ja: "ディスクの状態を確かめてください",
                en: "check the disk"
            )
        ),
        .brokenPipe: Words("読み手が先に終わりました", "the reader went away"),
        .tooManyLinks: Words("リンクがたどりきれません", "too many links in the path"),
        .nameTooLong: Words("名前が長すぎます", "the name is too long"),
        .tooManyFiles: Words("開いているファイルが多すぎます", "too many open files"),
        .tooManyFilesInSystem: Words("システムで開いているファイルが多すぎます", "too many open files in the system"),
        .noMemory: Words("メモリーが足りません", "not enough memory"),
        .busy: Words("ほかで使われています", "it is in use"),
        .noDevice: Words("その装置はありません", "no such device"),
        .badDescriptor: Words("閉じられています", "it is closed"),
    ]
}
