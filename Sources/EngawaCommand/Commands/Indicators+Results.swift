import EngawaEcomap
import EngawaText

extension Indicators {
    /// A row per indicator: what it is called, its value and its parts. CSV has its value as a plain number, its key and
    /// its formula too; a table has the formulas below.
    func results(_ language: Language, _ format: Format) -> Results {
        let isCSV = format == .csv
        var columns = [
            Results.Column(Message(ja: "指標", en: "indicator")), Results.Column(Message(ja: "値", en: "value"), .right),
            Results.Column(Message(ja: "くわしく", en: "details")),
        ]
        if isCSV {
            columns.append(.init(Message(ja: "数え方", en: "formula")))
            columns.append(.init(Message(ja: "名前", en: "key")))
        }
        let rows = Indicator.allCases.map { indicator in
            var row = [
                indicator.title[language], isCSV ? plain(indicator) : shown(indicator, language),
                details(indicator)[language],
            ]
            if isCSV { row += [indicator.formula[language], indicator.rawValue] }
            return row
        }
        return Results(columns: columns, rows: rows, json: json(language), legend: legend(language))
    }

    /// Whose ties these are, on which day, in both languages.
    var heading: Message {
        let whose = ibasho ?? ""
        let all = Message(
            ja: "マップの全体（居場所 \(ibashoCount) か所を合わせて）",
            en: "all of the map (\(ibashoCount) ibasho together)"
        )
        let who = ibasho == nil ? all : Message(same: whose)
        return Message(ja: "\(who.ja)、\(day) 現在", en: "\(who.en), on \(day)")
    }

    /// What a person should know besides the numbers.
    var remarks: [Message] {
        var remarks: [Message] = []
        if let ibashoEnded {
            remarks.append(
                Message(
                    ja: "この居場所は \(ibashoEnded) に終わっていて、つながりもその日までと数えました",
                    en: "this ibasho ended on \(ibashoEnded), and its ties with it"
                )
            )
        }
        if contradictory > 0 {
            remarks.append(
                Message(
                    ja: "終了が開始より前のつながりが \(contradictory) 件あり、どこにも数えていません。日付を見直してください",
                    en: "ties that end before they begin, counted nowhere: \(contradictory); look at their dates"
                )
            )
        }
        if ties == 0 {
            remarks.append(
                Message(
                    ja: "\(day) に続いているつながりは、まだマップに書かれていません",
                    en: "the map has no ties that are there on \(day)"
                )
            )
        }
        return remarks
    }

    /// The value for a table.
    func shown(_ indicator: Indicator, _ language: Language) -> String {
        switch indicator {
        case .cells, .onePersonEach, .samePerson, .publicAid: Figures.percentage(value(indicator))
        case .meanAge:
            meanAge.map { Figures.decimal($0, places: 1) + Message(ja: "年", en: " years")[language] } ?? Figures.none
        default: value(indicator).map { Figures.decimal($0) } ?? Figures.none
        }
    }

    /// The value as a number for a spreadsheet; empty where there is none.
    private func plain(_ indicator: Indicator) -> String {
        value(indicator).map { Figures.decimal($0, places: 4) } ?? ""
    }

    /// The value of an indicator; nil where nothing is known.
    func value(_ indicator: Indicator) -> Double? {
        switch indicator {
        case .ties: Double(ties)
        case .supporters: Double(supporters)
        case .begun: Double(begun)
        case .ended: Double(ended)
        case .cells: Figures.share(filledCells, of: cells)
        case .fieldDiversity: fields.effective
        case .bandDiversity: bands.effective
        case .attributeDiversity: attributes.effective
        case .kindDiversity: kinds.effective
        case .onePersonEach: Figures.share(onePersonEach, of: ties)
        case .samePerson: Figures.share(mostOnOnePerson, of: ties)
        case .meanAge: meanAge
        case .publicAid: aid.publicShare
        }
    }

    private func legend(_ language: Language) -> [String] {
        var lines = ["", heading[language]]
        lines.append(
            Message(ja: "1年: \(windowFirst) から \(windowLast) まで", en: "a year: \(windowFirst) to \(windowLast)")[
                language
            ]
        )
        if undecided > 0 {
            lines.append(
                Message(
                    ja: "日付がおおまかで、この1年のことか決められないつながり \(undecided) 件は、新しい・終わったに入れていません",
                    en:
                        "ties with dates too vague to tell whether they are of this year, neither new nor ended: \(undecided)"
                )[language]
            )
        }
        lines += ["", Message(ja: "数え方", en: "How they are computed")[language]]
        lines += Indicator.allCases.map { indicator in
            Message(
                ja: "・\(indicator.title.ja): \(indicator.formula.ja)",
                en: "- \(indicator.title.en): \(indicator.formula.en)"
            )[language]
        }
        return lines
    }
}
