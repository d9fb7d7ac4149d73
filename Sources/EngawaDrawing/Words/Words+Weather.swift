import EngawaEcomap
import EngawaText

extension Words {
    /// The heading of the signs in the legend.
    static let weatherChart = Message(ja: "天気図", en: "Weather")

    /// By what the weather was told.
    static func weatherRule(_ rule: WeatherChart.Rule) -> Message {
        switch rule {
        case .contacts: Message(ja: "強さ・開始・終了・最終接触から", en: "by strengths, dates and last contacts")
        case .dates: Message(ja: "強さ・開始・終了から（最終接触は使わない）", en: "by strengths and dates, without last contacts")
        }
    }

    /// A sign with its rule, which depends on what the edition may know.
    static func weather(_ sign: Weather, _ chart: WeatherChart) -> Message {
        switch (sign, chart.rule) {
        case (.sunny, .contacts):
            Message(ja: "晴れ: 強く、この1年に動きのあるつながり", en: "fair: a strong tie, alive within a year")
        case (.sunny, .dates): Message(ja: "晴れ: 強いつながりがある", en: "fair: a strong tie")
        case (.cloudy, .contacts):
            Message(ja: "曇り: 弱い、または便りが間遠なつながり", en: "cloudy: a weak tie, or one overdue")
        case (.cloudy, .dates): Message(ja: "曇り: 弱いつながりがある", en: "cloudy: a weak tie")
        case (.front, .contacts):
            Message(ja: "停滞前線: この1年、動きの記録がない", en: "stationary front: nothing noted for a year")
        case (.front, .dates):
            Message(
                ja: "停滞前線: 弱いか強さ未記入で、この1年始まりも終わりもない",
                en: "stationary front: weak or unknown ties, none begun or ended for a year"
            )
        case (.eye, _):
            switch chart.eyeRule {
            case .links:
                Message(ja: "台風の目: いちばん多くの支え手と縁のある人・団体", en: "eye: the supporter linked with most others")
            case .ties: Message(ja: "台風の目: つながりがいちばん多いマス", en: "eye: the cell with the most ties")
            }
        }
    }
}
