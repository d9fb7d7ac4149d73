import EngawaEcomap
import EngawaText

extension Coverage {
    /// A table of more rows than these is shown by larger areas.
    private static let limit = 100

    /// A row for all, one per area and one per school district. CSV has all of them, and the words and needs below; a
    /// table of a large map has the prefectures alone.
    func results(_ language: Language, _ format: Format) -> Results {
        let isCSV = format == .csv
        let areas = isCSV || !showsPrefecturesAlone ? self.areas : self.areas.filter { $0.level == .prefecture }
        let districts = isCSV || self.districts.count <= Coverage.limit ? self.districts : []
        var rows = [row(total, language, isCSV)]
        // In a table each district stands below its own town; in CSV all districts stand behind all areas.
        var below = Dictionary(grouping: isCSV ? [] : districts) { $0.path }
        for area in areas {
            rows.append(row(area, language, isCSV))
            rows += (below.removeValue(forKey: area.path + [area.name]) ?? []).map { row($0, language, isCSV) }
        }
        rows += districts.filter { isCSV || below[$0.path] != nil }.map { row($0, language, isCSV) }
        if isCSV { rows += unserved.map { row($0, language) } }
        let isWhole = areas.count == self.areas.count && self.districts.count <= Coverage.limit
        return Results(columns: columns(isCSV), rows: rows, json: json, legend: legend(language, isWhole: isWhole))
    }

    /// A name as it stands below those of the areas that hold it, as far as they are listed.
    private func indented(_ name: String, _ path: [String]) -> String {
        let outside = (areas.map(\.path.count) + districts.map(\.path.count)).min() ?? 0
        return String(repeating: "  ", count: path.count - outside + (place == nil ? 0 : 1)) + name
    }

    private var showsPrefecturesAlone: Bool {
        place == nil && areas.count > Coverage.limit && areas.contains { $0.level == .prefecture }
    }

    private func columns(_ isCSV: Bool) -> [Results.Column] {
        var columns = [
            Results.Column(Message(ja: "地域", en: "place")), Results.Column(Message(ja: "レベル", en: "level")),
            Results.Column(Message(ja: "小学校区", en: "districts"), .right),
            Results.Column(Message(ja: "居場所のある校区", en: "with ibasho"), .right),
            Results.Column(Message(ja: "割合", en: "share"), .right),
            Results.Column(Message(ja: "居場所", en: "ibasho"), .right),
        ]
        for name in properties {
            columns += [
                .init(Message(ja: "\(name)（ある校区）", en: "\(name) (with)"), .right),
                .init(Message(ja: "\(name)（ない校区）", en: "\(name) (without)"), .right),
                .init(Message(ja: "\(name)の割合（ある校区）", en: "share of \(name) (with)"), .right),
                .init(Message(ja: "\(name)の平均（ある校区）", en: "mean \(name) (with)"), .right),
                .init(Message(ja: "\(name)の平均（ない校区）", en: "mean \(name) (without)"), .right),
            ]
        }
        guard isCSV else { return columns }
        columns.insert(.init(Message(ja: "見方", en: "view")), at: 0)
        columns.append(.init(Message(ja: "上位", en: "within")))
        columns.append(.init(Message(ja: "件数", en: "count"), .right))
        return columns
    }

    private static let everywhere = Message(ja: "どこも", en: "everywhere")
    private static let somewhere = Message(ja: "どこか", en: "somewhere")

    private func row(_ area: CoverageArea, _ language: Language, _ isCSV: Bool) -> [String] {
        let name = area.name.isEmpty ? Message(ja: "全体", en: "all")[language] : area.name
        let hasDistricts = area.districts > 0
        let unknown = isCSV ? "" : Figures.none
        var row = [
            isCSV || area == total ? name : indented(name, area.path),
            area.level?.name[language] ?? "",
            hasDistricts ? "\(area.districts)" : unknown,
            hasDistricts ? "\(area.covered)" : unknown,
            isCSV ? area.share.map { Figures.decimal($0, places: 4) } ?? "" : Figures.percentage(area.share),
            "\(area.ibasho)",
        ]
        for measure in area.measures {
            func number(_ value: Double?, _ places: Int = 1) -> String {
                value.map { Figures.decimal($0, places: isCSV ? 4 : places) } ?? unknown
            }
            row += [
                measure.with.known == 0 ? unknown : number(measure.with.sum),
                measure.without.known == 0 ? unknown : number(measure.without.sum),
                isCSV ? number(measure.share) : Figures.percentage(measure.share),
                number(measure.with.mean), number(measure.without.mean),
            ]
        }
        return isCSV ? [Coverage.everywhere[language]] + row + [area.path.joined(separator: " / "), ""] : row
    }

    private func row(_ district: CoveredDistrict, _ language: Language, _ isCSV: Bool) -> [String] {
        let has = district.ibasho > 0
        var row = [
            isCSV ? district.name : indented(district.name, district.path),
            PlaceLevel.elementary.name[language],
            isCSV ? "1" : "",
            isCSV
                ? (has ? "1" : "0")
                : (has ? Message(ja: "ある", en: "yes") : Message(ja: "ない", en: "none"))[language],
            "", "\(district.ibasho)",
        ]
        for value in district.values {
            let number = value.map { Figures.decimal($0, places: 4) } ?? ""
            row += [has ? number : "", has ? "" : number, "", "", ""]
        }
        return isCSV ? [Coverage.everywhere[language]] + row + [district.path.joined(separator: " / "), ""] : row
    }

    private func row(_ word: UnservedWord, _ language: Language) -> [String] {
        let blanks = Array(repeating: "", count: 4 + 5 * properties.count + 1)
        return [Coverage.somewhere[language], word.word, word.kind.name[language]] + blanks + ["\(word.count)"]
    }

    private func legend(_ language: Language, isWhole: Bool) -> [String] {
        var lines = ["", Message(ja: "〈どこも〉 \(day) 現在", en: "Everywhere, on \(day)")[language]]
        if total.districts == 0 {
            lines.append(withoutDistrictsRemark[language])
        } else {
            lines.append(
                Message(
                    ja: "割合 = 居場所のある小学校区 ÷ 小学校区。「ない」は、このマップに書かれていないという意味です",
                    en: "share = school districts with an ibasho ÷ school districts; none means none on this map"
                )[language]
            )
        }
        if !isWhole {
            lines.append(
                Message(
                    ja: "市区町村や校区の一つずつは、--place で地域をしぼるか、--format csv で見られます",
                    en: "for each municipality and district narrow the place with --place, or use --format csv"
                )[language]
            )
        }
        lines += remarks.map { $0[language] }
        lines += ["", Message(ja: "〈どこか〉", en: "Somewhere")[language]]
        return lines + words.map { $0[language] }
    }
}

extension UnservedWord.Kind {
    /// The name of the kind in both languages.
    var name: Message {
        switch self {
        case .tag: Message(ja: "タグ・対象", en: "tag or audience")
        case .need: Message(ja: "おねがい", en: "need")
        }
    }
}

extension PlaceLevel {
    /// The name of the level in both languages.
    var name: Message {
        switch self {
        case .neighbourhood: Message(ja: "自治会", en: "neighbourhood")
        case .elementary: Message(ja: "小学校区", en: "school district")
        case .juniorHigh: Message(ja: "中学校区", en: "junior high district")
        case .district: Message(ja: "地区・旧町村", en: "district")
        case .ward: Message(ja: "区", en: "ward")
        case .municipality: Message(ja: "市区町村", en: "municipality")
        case .region: Message(ja: "圏域・振興局", en: "region")
        case .prefecture: Message(ja: "都道府県", en: "prefecture")
        case .nation: Message(ja: "全国", en: "nation")
        }
    }
}
