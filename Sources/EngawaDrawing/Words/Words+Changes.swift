import EngawaEcomap
import EngawaText

extension Words {
    /// The fact that stands in the title.
    static func since(_ day: String) -> Message {
        let day = Words.day(day, isAsOf: false)
        return Message(ja: "\(day.ja)からの変化", en: "changes since \(day.en)")
    }

    /// A change in the legend, with how many ties it is about.
    static func change(_ change: TieChange, _ count: Int) -> Message {
        switch change {
        case .new: Message(ja: "新しいつながり \(count)", en: "new ties: \(count)")
        case .ended: Message(ja: "終わったつながり \(count)（点線: 今はない）", en: "ended ties: \(count) (dotted: none left)")
        case .quiet: Message(ja: "この間たよりのないつながり \(count)", en: "ties not heard of since: \(count)")
        }
    }
}
