import EngawaEcomap

extension PageWords {
    /// A letter like the sign that is drawn.
    static func weather(_ sign: Weather) -> String {
        switch sign {
        case .sunny: "☀"
        case .cloudy: "☁"
        case .front: "▲"
        case .eye: "◎"
        }
    }
}
