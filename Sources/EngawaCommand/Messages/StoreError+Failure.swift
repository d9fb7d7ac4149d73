import EngawaLog
import EngawaStore
import EngawaText

extension StoreError {
    /// How a command that works on the map at `path` ends over it.
    func failure(_ path: String) -> Failure {
        switch self {
        case .log(let error):
            error.failure(path)
        case .noSuchTransaction(let number, let last):
            .notDone(
                Message(ja: "記録 \(number) 番はありません", en: "there is no transaction \(number)"),
                advice: Message(ja: "記録は \(last) 番までです", en: "the last one is \(last)")
            )
        case .folded(let number, let first):
            .notDone(
                Message(
                    ja: "記録 \(number) 番は、\(first) 番までを一つにまとめたときに畳まれました",
                    en: "transaction \(number) was folded: one transaction stands for all up to \(first)"
                ),
                advice: Message(ja: "\(first) 番より後は見られます", en: "\(first) and later ones can be read")
            )
        case .valueTooDeep(let limit):
            .notDone(
                Message(
                    ja: "入れ子が \(limit) 段を超える値は書けません",
                    en: "a value nests lists and maps more than \(limit) deep"
                ),
                advice: Message(ja: "値を浅くしてください", en: "make it flatter")
            )
        case .formatTooOld:
            .notDone(
                Message(
                    ja: "「\(path)」は古い形式なので、重複を許さない索引を書けません",
                    en: "\(path) has an old format, which cannot hold a unique index"
                ),
                advice: Message(
                    ja: "engawa compact で新しい形式にしてください",
                    en: "engawa compact gives it the new one"
                )
            )
        case .changesDoNotApply(let transaction, let error):
            .notDone(
                Message(
                    ja: "「\(path)」の記録 \(transaction) 番を作れません（\(error)）",
                    en: "transaction \(transaction) of \(path) cannot be made (\(error))"
                )
            )
        }
    }
}

extension LogError {
    /// How a command ends over it.
    func failure(_ map: String) -> Failure {
        switch self {
        case .notAMap(let path, let reason):
            reason.failure(path)
        case .damaged(let path, let report):
            Failure(
                .damaged,
                Message(ja: "「\(path)」が壊れています: ", en: "\(path) is damaged: ") + report.message,
                advice: Message(
                    ja: "写しがあれば戻してください。engawa verify で壊れた場所がすべて分かります",
                    en: "restore it from a copy; engawa verify lists all places that are damaged"
                )
            )
        case .locked(let path, let holder):
            Failure(
                .locked,
                Message(
                    ja: "「\(path)」にはほかのプロセスが書いています",
                    en: "another process is writing to \(path)"
                ) + holder.message,
                advice: Message(
                    ja: "終わるのを待つか、--wait 秒数 を付けてください",
                    en: "wait until it has finished, or give --wait SECONDS"
                )
            )
        case .alreadyExists(let path):
            .notDone(
                Message(ja: "「\(path)」はすでにあります", en: "\(path) exists already"),
                advice: Message(ja: "上書きはしません。別の名前を選んでください", en: "it is not overwritten; choose another name")
            )
        case .noteTooLong(let bytes, let limit):
            .notDone(
                Message(ja: "ひとことが長すぎます（\(bytes) バイト）", en: "the message is too long (\(bytes) bytes)"),
                advice: Message(ja: "上限は \(limit) バイトです", en: "the limit is \(limit) bytes")
            )
        case .system(let failure):
            .refused(
                SystemError(failure.code),
                Message(ja: "「\(map)」を扱えません", en: "cannot work on \(map)"),
                advice: failure.kind == .missing
                    ? Message(ja: "フォルダーを先に作るか、別の場所を選んでください", en: "make the folder first, or choose another place")
                    : nil
            )
        case .syncFailed(let failure, let removalSynced):
            Failure(
                .refused,
                Message(
                    ja: "「\(map)」をディスクに確実に書けませんでした: ",
                    en: "\(map) could not be synced to the disk: "
                )
                    + SystemError(failure.code).message,
                advice: removalSynced
                    ? Message(ja: "この変更は記録されていません。ディスクを確かめてください", en: "this change was not recorded; check the disk")
                    : Message(
                        ja: "この変更は取り消しましたが、停電があれば戻ることがあります。ディスクを確かめてください",
                        en: "this change was taken back, but a power cut may bring it back; check the disk"
                    )
            )
        case .inDoubt(let transaction, let failure):
            Failure(
                .refused,
                Message(
                    ja: "記録 \(transaction) 番が残ったかどうか分かりません: ",
                    en: "it is in doubt whether transaction \(transaction) was recorded: "
                ) + SystemError(failure.code).message,
                advice: Message(
                    ja: "もう一度開くと分かります: engawa log \(map)",
                    en: "opening the map again shows it: engawa log \(map)"
                )
            )
        }
    }
}

extension NotAMapReason {
    fileprivate func failure(_ path: String) -> Failure {
        switch self {
        case .missing:
            .notDone(
                Message(ja: "マップ「\(path)」がありません", en: "there is no map \(path)"),
                advice: Message(
                    ja: "名前を確かめるか、engawa init か engawa import で作ってください",
                    en: "check its name, or make it with engawa init or engawa import"
                )
            )
        case .empty: refusal(path, Message(ja: "空のファイルです", en: "the file is empty"))
        case .folder: refusal(path, Message(ja: "フォルダーです", en: "it is a folder"))
        case .otherKind: refusal(path, Message(ja: "別の種類のファイルです", en: "it is another kind of file"))
        case .newerVersion(let version):
            newer(path, Message(ja: "形式 \(version)", en: "format \(version)"))
        case .newerBlock(let type):
            newer(path, Message(ja: "ブロックの種類 \(type)", en: "block type \(type)"))
        }
    }

    private func refusal(_ path: String, _ why: Message) -> Failure {
        .notDone(
            Message(ja: "「\(path)」はマップではありません: ", en: "\(path) is no map: ") + why,
            advice: Message(ja: "MAP には *.engawa のファイルを書いてください", en: "name a file *.engawa as MAP")
        )
    }

    private func newer(_ path: String, _ what: Message) -> Failure {
        .notDone(
            Message(ja: "「\(path)」は新しい版の engawa のものです（", en: "\(path) was made by a newer version of engawa (")
                + what + Message(ja: "）", en: ")"),
            advice: Message(ja: "engawa を新しくしてください", en: "update engawa")
        )
    }
}

extension LockHolder {
    fileprivate var message: Message {
        guard let process else { return Message(same: "") }
        let name = command.map { " \($0)" } ?? ""
        let begin = since.map(Platform.localTime(milliseconds:))
        return Message(
            ja: "（プロセス \(process)\(name)\(begin.map { "、\($0) から" } ?? "")）",
            en: " (process \(process)\(name)\(begin.map { ", since \($0)" } ?? ""))"
        )
    }
}

extension DamageReport {
    /// What is wrong, and where.
    var message: Message {
        Message(ja: "位置 \(offset)、ブロック \(sequence): ", en: "at byte \(offset), block \(sequence): ") + reason.message
    }
}

extension DamageReason {
    /// What is wrong with a block.
    var message: Message {
        switch self {
        case .fileHeader: Message(ja: "ファイルの見出しが壊れています", en: "the header of the file is damaged")
        case .blockHeader: Message(ja: "ブロックの見出しが壊れています", en: "the header of a block is damaged")
        case .misplacedBlock(let offset, let sequence):
            Message(
                ja: "別の場所（位置 \(offset)、ブロック \(sequence)）のブロックがあります",
                en: "the block that belongs to byte \(offset) (block \(sequence)) stands here"
            )
        case .brokenChain: Message(ja: "前のブロックとつながりません", en: "the block does not follow the one before it")
        case .payload: Message(ja: "ブロックの中身が壊れています", en: "the contents of a block are damaged")
        case .cutBlock: Message(ja: "ブロックの途中でファイルが終わっています", en: "the file ends within a block")
        case .impossibleBlock: Message(ja: "ありえないブロックです", en: "the block is impossible")
        case .commitRecord: Message(ja: "記録の結びが中身と合いません", en: "a commit contradicts its blocks")
        case .contents: Message(ja: "記録の中身が読めません", en: "the changes of a transaction cannot be read")
        }
    }
}
