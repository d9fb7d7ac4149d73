import EngawaEcomap
import EngawaText

/// What of the map the network view shows.
enum NetworkPart: Sendable, Hashable {
    case whole
    case place(String)
    case near(String)
    case platform(String)
}

extension DrawCommand {
    static let place = Option<String>.text(
        "place",
        valueName: "NAME",
        Message(ja: "network: その地域の中の居場所だけ（市区町村など）", en: "network: only the ibasho within this place, such as a city")
    )
    static let near = Option<String>.text(
        "near",
        valueName: "IBASHO",
        Message(
            ja: "network: その居場所と、支える人・団体が重なる居場所だけ",
            en: "network: one ibasho and those that share supporters with it"
        )
    )
    static let platform = Option<String>.text(
        "platform",
        valueName: "NAME",
        Message(ja: "network: プラットフォームの顔ぶれを対等に", en: "network: the members of a platform, as equals")
    )

    /// What the call asks for. Throws exit 2 where it asks for several things, or for one in another view.
    static func networkPart(_ call: ParsedCall, ibasho: String?) throws(Failure) -> NetworkPart {
        let asked: [(name: String, part: NetworkPart)] = [
            call[place].map { ("--place", NetworkPart.place($0)) },
            call[near].map { ("--near", NetworkPart.near($0)) },
            call[platform].map { ("--platform", NetworkPart.platform($0)) },
        ].compactMap { $0 }
        guard call[view] == .network else {
            guard let first = asked.first else { return .whole }
            throw .usage(
                Message(ja: "\(first.name) は --view network で使います", en: "\(first.name) goes with --view network"),
                advice: Message(ja: "--view network を付けてください", en: "add --view network")
            )
        }
        if let other = marks(call).first ?? (call.has(blank) ? "--blank" : nil) {
            throw .usage(
                Message(ja: "\(other) は network の図では使えません", en: "\(other) does not go with the network view"),
                advice: Message(ja: "--view grid か radial で使ってください", en: "use it with --view grid or radial")
            )
        }
        let parts = asked + (ibasho.map { [("IBASHO", NetworkPart.near($0))] } ?? [])
        guard parts.count < 2 else {
            let names = parts.map(\.name)
            throw .usage(
                Message(
                    ja: names.joined(separator: " と ") + " は一緒に使えません",
                    en: names.joined(separator: " and ") + " do not go together"
                ),
                advice: Message(ja: "どれか一つにしてください", en: "give one of them")
            )
        }
        return parts.first?.part ?? .whole
    }

    /// The network that is asked for. Throws exit 1 where there is no such place, ibasho or platform, or no ibasho at all.
    static func network(_ part: NetworkPart, of map: EcomapMap, _ request: EcomapRequest) throws(Failure)
        -> NetworkEcomap
    {
        let network: NetworkEcomap
        switch part {
        case .whole:
            guard !map.ibasho.isEmpty else { throw EcomapError.noIbasho.failure }
            network = map.network(request)
        case .place(let name):
            do {
                network = try map.network(within: name, request)
            } catch {
                throw error.failure
            }
        case .near(let name):
            network = map.network(near: try map.find(name), request)
        case .platform(let name):
            do {
                network = map.network(ofPlatform: try map.platform(named: name), request)
            } catch {
                throw error.failure(map.platforms(limit: 10))
            }
        }
        guard network.hubs.isEmpty, network.supporters.isEmpty else { return network }
        throw nobody(network)
    }

    /// There is nothing to draw.
    private static func nobody(_ network: NetworkEcomap) -> Failure {
        switch network.scope {
        case .platform(let name):
            .notDone(
                Message(
                    ja: "「\(name)」に所属や傘下として結ばれた人・団体は、\(network.day) には書かれていません",
                    en: "nobody is tied to \(name) as a member or a part on \(network.day)"
                ),
                advice: Message(
                    ja: "関係の表（列: 名前1、名前2、関係）に「所属」と書いて取り込んでください",
                    en: "import a sheet of links (columns from, to, relation) that says member"
                )
            )
        case .place(let name):
            .notDone(
                Message(
                    ja: "\(network.day) には、「\(name)」の中に居場所はありません",
                    en: "there is no ibasho within \(name) on \(network.day)"
                ),
                advice: Message(
                    ja: "居場所の表の「所在地」と、地域の表の「上位」を確かめてください",
                    en: "look at the column place of the ibasho, and at within in the sheet of places"
                )
            )
        case .whole, .near:
            .notDone(
                Message(ja: "\(network.day) には、居場所がありません", en: "there is no ibasho on \(network.day)"),
                advice: Message(ja: "--as-of で別の日を指定できます", en: "--as-of asks for another day")
            )
        }
    }
}
