extension Language {
    /// The language of the locale that `environment` names: `LC_ALL` before `LC_MESSAGES` before `LANG`, an empty one
    /// counting as unset, as in POSIX. Japanese for `ja` and all that begins with `ja_`, `ja.` or `ja-` and so on;
    /// English for everybody else.
    package init(environment: [String: String]) {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        self = locale.utf8.starts(with: "ja".utf8) ? .ja : .en
    }
}
