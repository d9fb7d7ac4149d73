import EngawaEcomap
import EngawaText

extension CoverageError {
    /// How a command ends over it.
    var failure: Failure {
        switch self {
        case .unknownPlace(let name, let near):
            .notDone(
                Message(ja: "地域「\(name)」はこのマップにありません", en: "this map has no place \(name)"),
                advice: NameOffer.advice(near)
                    ?? Message(
                        ja: "engawa query MAP 'MATCH (p:Place) RETURN p.name' で名前を確かめられます",
                        en: "engawa query MAP 'MATCH (p:Place) RETURN p.name' lists the names"
                    )
            )
        case .noPlaces:
            .notDone(
                Message(ja: "このマップにはまだ地域がありません", en: "this map has no places yet"),
                advice: Message(
                    ja: "地域の表（列: 地域、レベル、上位）を取り込んでください: engawa import MAP 地域.csv",
                    en: "import a sheet of places (columns place, level, within): engawa import MAP places.csv"
                )
            )
        case .noDistricts(let name, let above):
            .notDone(
                Message(ja: "「\(name)」の中に小学校区はありません", en: "there is no school district within \(name)"),
                advice: above.isEmpty
                    ? Message(
                        ja: "地域の表で、小学校区の「上位」を確かめてください",
                        en: "look at the column within of the school districts in the sheet of places"
                    )
                    : Message(
                        ja: "これを含む小学校区: " + above.prefix(10).joined(separator: "、"),
                        en: "school districts that hold it: " + above.prefix(10).joined(separator: ", ")
                    )
            )
        case .unknownProperty(let name, let known, let levels):
            .notDone(
                Message(ja: "小学校区に「\(name)」という列はありません", en: "school districts have no property \(name)"),
                advice: CoverageError.advice(name, known, levels)
            )
        case .notNumbers(let name, let example):
            .notDone(
                Message(
                    ja: "小学校区の「\(name)」は数ではありません（例: \(example)）",
                    en: "the property \(name) of school districts is no number (such as \(example))"
                ),
                advice: Message(
                    ja: "--by には人口や児童数のような、数の列を書いてください",
                    en: "give --by a column of numbers, such as population"
                )
            )
        }
    }

    private static func advice(_ name: String, _ known: [String], _ levels: [PlaceLevel]) -> Message {
        if !levels.isEmpty {
            let codes = levels.map(\.rawValue)
            return Message(
                ja: "「\(name)」は別のレベルの地域にあります: " + codes.joined(separator: "、"),
                en: "places of other levels have \(name): " + codes.joined(separator: ", ")
            )
        }
        guard !known.isEmpty else {
            return Message(
                ja: "地域の表に列を足して取り込むと、ここで使えます（例: 人口）",
                en: "add a column, such as population, to the sheet of places and import it"
            )
        }
        let near = NearestName.suggestion(for: name, among: known)
        return (near.map { Message(ja: "「\($0)」のことですか。", en: "Is it \($0)? ") } ?? Message(same: ""))
            + Message(
                ja: "使える列: " + known.joined(separator: "、"),
                en: "there are: " + known.joined(separator: ", ")
            )
    }
}

/// Names that are offered for one that is not there.
enum NameOffer {
    /// What to tell about the nearest names; nil where there are none.
    static func advice(_ names: [String]) -> Message? {
        guard !names.isEmpty else { return nil }
        return Message(
            ja: "近い名前: " + names.joined(separator: "、"),
            en: "near names: " + names.joined(separator: ", ")
        )
    }
}
