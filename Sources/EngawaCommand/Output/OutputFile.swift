import EngawaText

/// A file of results that `-o` names: it is there whole and synced, or the place is as it was.
///
/// The bytes go into a temporary file beside the place, which is synced and then renamed; then the folder is synced.
/// A new file is for its owner only (mode 0600); one that is replaced passes on its mode and, where possible, its
/// owner. Links are followed, so that the file behind a link is replaced and the link stays. What is neither file nor
/// folder (`/dev/stdout`, a pipe) is written to as it is.
struct OutputFile {
    /// What a map begins with: results never take the place of one.
    private static let map = Array("\u{89}ENGAWA\n".unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })

    /// The path as the person wrote it.
    let path: String
    private let calls: FileCalls

    /// The file at `path`, written with `calls`.
    init(_ path: String, calls: FileCalls = FileCalls()) {
        self.path = path
        self.calls = calls
    }

    /// Writes `bytes` there. Throws exit 5 where the system refuses, and leaves no temporary file behind then.
    func write(_ bytes: [UInt8]) throws(Failure) {
        var isMap = false
        do throws(SystemError) {
            let (place, status) = try resolved()
            switch status?.kind {
            case .directory: throw SystemError.isDirectory
            case .other: try writeThrough(bytes, place)
            case .file, .link, nil:
                if status != nil, calls.beginning(of: place, count: OutputFile.map.count) == OutputFile.map {
                    isMap = true
                } else {
                    try replace(place, status, bytes)
                }
            }
        } catch {
            throw .refused(error, Message(ja: "「\(path)」に書けません", en: "cannot write \(path)"), advice: advice(error))
        }
        if isMap {
            throw .notDone(
                Message(ja: "「\(path)」はマップなので、上書きしません", en: "\(path) is a map and is not overwritten"),
                advice: Message(ja: "-o に別の名前を書いてください", en: "choose another name with -o")
            )
        }
    }

    /// The path behind all links, and what is there; the end of a dangling link where nothing is.
    private func resolved() throws(SystemError) -> (String, FileStatus?) {
        if path.isEmpty { throw .noEntry }
        var place = path
        for _ in 0..<40 {
            let status = try calls.status(place)
            guard status?.kind == .link else {
                if status == nil, place.hasSuffix("/") { throw .isDirectory }
                return (place, status)
            }
            // The links of /proc and /dev/fd name what no path leads to: a pipe, a deleted file.
            if place.hasPrefix("/proc/") || place.hasPrefix("/dev/fd/") {
                return (place, FileStatus(kind: .other, mode: 0, owner: 0, group: 0))
            }
            let target = try calls.readLink(place)
            place = target.hasPrefix("/") ? target : OutputFile.folder(of: place) + "/" + target
        }
        throw .tooManyLinks
    }

    private func writeThrough(_ bytes: [UInt8], _ place: String) throws(SystemError) {
        let descriptor = try calls.open(place)
        do {
            try calls.write(bytes, to: descriptor)
        } catch {
            try? calls.close(descriptor)
            throw error
        }
        try calls.close(descriptor)
    }

    private func replace(_ place: String, _ old: FileStatus?, _ bytes: [UInt8]) throws(SystemError) {
        let folder = OutputFile.folder(of: place)
        let (temporary, descriptor) = try makeTemporary(in: folder)
        do {
            try fill(descriptor, bytes, like: old)
            try calls.rename(temporary, to: place)
        } catch {
            calls.tryToRemove(temporary)
            throw error
        }
        try calls.syncDirectory(folder)
    }

    /// Writes, sets the mode, syncs and closes `descriptor`.
    private func fill(_ descriptor: Int32, _ bytes: [UInt8], like old: FileStatus?) throws(SystemError) {
        do {
            try calls.write(bytes, to: descriptor)
            // The owner first: changing it takes bits of the mode away.
            if let old { calls.tryToSetOwner(old.owner, old.group, of: descriptor) }
            try calls.setMode(old?.mode ?? 0o600, of: descriptor)
            try calls.sync(descriptor)
        } catch {
            try? calls.close(descriptor)
            throw error
        }
        try calls.close(descriptor)
    }

    /// A new file in `folder`, its name short so that it fits wherever the result's name does.
    private func makeTemporary(in folder: String) throws(SystemError) -> (path: String, descriptor: Int32) {
        let stem = folder + "/.engawa-\(Platform.processNumber)-"
        var number = 0
        while true {
            let path = stem + "\(number).tmp"
            do {
                return (path, try calls.create(path))
            } catch {
                // A killed process of the same number may have left its own.
                number += 1
                guard error == .exists, number < 1000 else { throw error }
            }
        }
    }

    private func advice(_ error: SystemError) -> Message? {
        switch error {
        case .noEntry:
            let folder = OutputFile.folder(of: path)
            return Message(
                ja: "フォルダー「\(folder)」を先に作るか、-o で別の場所を選んでください",
                en: "make the folder \(folder) first, or choose another place with -o"
            )
        case .isDirectory, .notDirectory:
            return Message(ja: "-o にはファイルの名前を書いてください", en: "give the name of a file with -o")
        default: return nil
        }
    }

    /// The folder that `path` stands in: `.` for a bare name.
    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        let folder = String(path[..<slash])
        return folder.isEmpty ? "/" : folder
    }
}
