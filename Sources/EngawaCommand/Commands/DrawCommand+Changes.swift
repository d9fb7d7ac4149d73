import EngawaText

extension DrawCommand {
    /// `--since`: the day that the drawing is compared with.
    static let since = Option<String>.text(
        "since",
        valueName: "DATE",
        Message(
            ja: "その日からの変化（★新しい、×終わった、…便りがない）に印をつける",
            en: "mark what changed since that day (★ new, × ended, … not heard of)"
        )
    )

    /// `--weather`: 天気図.
    static let weather = Option<Bool>.flag(
        "weather",
        Message(
            ja: "天気図: マスに晴れ・曇り・停滞前線・台風の目をつける（決まりは凡例に）",
            en: "weather signs in the cells: fair, cloudy, stationary front, eye (rules in the legend)"
        )
    )
}
