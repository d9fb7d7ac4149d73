import EngawaEcomap
import EngawaGraph
import EngawaStore
import EngawaText

/// The map that a command works on.
enum MapFile {
    /// A transaction that a new map begins with.
    typealias Commit = (note: TransactionNote, changes: ChangeSet)

    /// The name of a map that lives for one command only.
    static let memory = ":memory:"

    /// Opens the map at `path`, and warns where a crash has left an unfinished tail.
    static func open(_ path: String, _ context: Context) throws(Failure) -> GraphStore {
        guard path != memory else { return GraphStore.inMemory() }
        do {
            let store = try GraphStore.open(path)
            if let tail = try store.unfinishedTail() { context.tell(warning(path, tail)) }
            return store
        } catch {
            throw error.failure(path)
        }
    }

    /// The map at `path` as `call` wants to see it: as it is now, or as it was after a transaction.
    static func read(_ path: String, _ call: ParsedCall, _ context: Context) throws(Failure) -> EcomapMap {
        let store = try open(path, context)
        guard let number = call[CommonOptions.atTransaction] else { return EcomapMap(store.latest.graph) }
        do {
            return EcomapMap(try store.snapshot(at: number).graph)
        } catch {
            throw error.failure(path)
        }
    }

    /// Whether there is anything at `path`; what is there may be no map.
    static func exists(_ path: String, _ context: Context) throws(Failure) -> Bool {
        guard path != memory else { return false }
        do {
            return try context.files.exists(path)
        } catch {
            if error == .noEntry || error == .notDirectory { return false }
            throw .refused(error, Message(ja: "「\(path)」を調べられません", en: "cannot look at \(path)"))
        }
    }

    /// What an empty map begins with: its axes and its language.
    static func founded(_ axes: Axes, _ context: Context) -> Commit {
        var draft = GraphDraft(PropertyGraph())
        axes.found(in: &draft, language: context.chosenLanguage ?? .ja)
        return (context.note(Message(ja: "マップを作成", en: "map created")[context.language]), draft.changes)
    }

    /// Makes a new map of these transactions, whole or not at all.
    static func create(
        _ path: String,
        _ commits: [Commit],
        _ context: Context
    ) throws(Failure) {
        guard try createIfFree(path, commits, context) else { throw LogError.alreadyExists(path: path).failure(path) }
    }

    /// Makes a new map of these transactions, whole or not at all; false where there is something at `path` already.
    /// - Parameter graph: what they lead to, where that is known.
    static func createIfFree(
        _ path: String,
        _ commits: [Commit],
        leadingTo graph: PropertyGraph? = nil,
        _ context: Context
    ) throws(Failure) -> Bool {
        guard path != memory else {
            throw .usage(
                Message(ja: ":memory: はコマンドが終わると消えます", en: ":memory: is gone when the command ends"),
                advice: Message(ja: "ファイルの名前を書いてください（例 machi.engawa）", en: "name a file, such as town.engawa")
            )
        }
        do {
            let commits = commits.map { ($0.note, $0.changes) }
            if let graph {
                _ = try GraphStore.create(at: path, commits: commits, leadingTo: graph)
            } else {
                _ = try GraphStore.create(at: path, commits: commits)
            }
            return true
        } catch {
            if case .log(.alreadyExists) = error { return false }
            throw error.failure(path)
        }
    }

    /// Says where a write has put an unfinished tail.
    static func tellSetAside(_ store: GraphStore, _ context: Context) {
        for aside in store.setAsideTails {
            context.tell(
                Message(
                    ja: "書きかけで終わっていた \(aside.tail.bytes) バイトを「\(aside.path)」に移しました",
                    en: "moved \(aside.tail.bytes) bytes that a crash had left unfinished into \(aside.path)"
                )
            )
        }
    }

    /// The failure that any error of a write transaction means.
    static func failure(of error: any Error, _ path: String) -> Failure {
        switch error {
        case let error as StoreError: error.failure(path)
        case let error as Failure: error
        default:
            .notDone(
                Message(ja: "「\(path)」に書けませんでした（\(error)）", en: "\(path) could not be written (\(error))"),
                advice: Message(ja: "マップは変わっていません", en: "the map is unchanged")
            )
        }
    }

    private static func warning(_ path: String, _ tail: UnfinishedTail) -> Message {
        Message(
            ja: "「\(path)」の最後の \(tail.bytes) バイトは書きかけで、まだ記録ではありません。その前までを読みました",
            en:
                "the last \(tail.bytes) bytes of \(path) were not finished and are no transaction; what is before them was read"
        )
    }
}

extension EcomapMap {
    /// The ibasho that is meant; throws exit 1 where it cannot be told.
    func find(_ name: String?) throws(Failure) -> NodeID {
        do {
            return try ibasho(named: name)
        } catch {
            throw error.failure
        }
    }
}
