import Foundation

/// Comparison with a text that is kept in `Tests/Golden`.
///
/// `ENGAWA_RECORD=1` writes what is there instead; such a run fails, so that no recording passes for a test.
package enum Golden {
    /// Nil where `text` is what `Tests/Golden/<name>` holds; else what is wrong, as a comment for the failure:
    /// `#expect(Golden.difference(text, "help/draw.ja.txt") == nil)`.
    package static func difference(_ text: String, _ name: String) -> String? {
        let url = URL(fileURLWithPath: Repository.path("Tests/Golden/" + name))
        if ProcessInfo.processInfo.environment["ENGAWA_RECORD"] == "1" {
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(text.utf8).write(to: url)
                return "recorded \(name); run again without ENGAWA_RECORD"
            } catch {
                return "cannot record \(name): \(error)"
            }
        }
        guard let data = try? Data(contentsOf: url) else {
            return "no Tests/Golden/\(name); record it with ENGAWA_RECORD=1"
        }
        let known = String(decoding: data, as: UTF8.self)
        guard !known.utf8.elementsEqual(text.utf8) else { return nil }
        let old = known.split(separator: "\n", omittingEmptySubsequences: false)
        let new = text.split(separator: "\n", omittingEmptySubsequences: false)
        let same = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
        let before = same < old.count ? String(old[same]) : "(end)"
        let after = same < new.count ? String(new[same]) : "(end)"
        return "\(name), line \(same + 1):\n  kept: \(before)\n  now:  \(after)"
    }
}
