import EngawaEcomap
import EngawaText

/// The texts of the network view.
extension Words {
    static let direction = Message(ja: "支えの向き", en: "direction of support")
    static let link = Message(ja: "知り合い・所属など", en: "acquainted, member, other relations")

    /// What the drawing shows, on one line.
    static func title(_ scope: NetworkEcomap.Scope) -> Message {
        switch scope {
        case .whole: Message(ja: "居場所のネットワーク図", en: "Network of ibasho")
        case .place(let name): Message(ja: "\(name) ネットワーク図", en: "\(name) – network of ibasho")
        case .near(let name): Message(ja: "\(name)のまわり ネットワーク図", en: "Around \(name) – network of ibasho")
        case .platform(let name): Message(ja: "\(name)の顔ぶれ ネットワーク図", en: "\(name) – network of its members")
        }
    }

    static func hubs(_ count: Int) -> Message {
        Message(ja: "居場所\(count)", en: "\(count) ibasho")
    }

    static func members(_ count: Int) -> Message {
        Message(ja: "顔ぶれ\(count)", en: count == 1 ? "1 member" : "\(count) members")
    }

    /// How many hold several ibasho together.
    static func shared(_ count: Int) -> Message {
        Message(ja: "2か所以上を支える\(count)", en: "\(count) support two or more")
    }

    /// How many supporters have no box of their own, and how many of those support several ibasho.
    static func leftOut(_ count: Int, shared: Int) -> Message {
        let also =
            shared > 0 ? Message(ja: "（2か所以上\(shared)）", en: " (\(shared) with two or more)") : Message(same: "")
        return Message(ja: "名前は略 \(count)", en: "\(count) not named") + also
    }

    static func leftOut(hubs: Int) -> Message {
        Message(ja: "図にない居場所\(hubs)", en: hubs == 1 ? "1 ibasho not drawn" : "\(hubs) ibasho not drawn")
    }
}
