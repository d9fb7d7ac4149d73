import EngawaEcomap
import EngawaText

extension Coverage {
    /// The object of `--format json`. Without school districts `total.districts` and `total.share` are null.
    var json: JSONText {
        [
            "place": .string(orNull: place), "asOf": .string(day), "total": json(total),
            "areas": .array(areas.map(json)), "districts": .array(districts.map(json)),
            "ibashoWithoutPlace": .integer(withoutPlace), "ibashoWithoutDistrict": .integer(withoutDistrict),
            "ibashoNotThere": .integer(notThere), "properties": .strings(properties),
            "words": .integer(wordCount),
            "unserved": .array(
                unserved.map {
                    [
                        "kind": .string($0.kind.rawValue), "word": .string($0.word), "count": .integer($0.count),
                        "tied": .integer($0.tied),
                    ]
                }
            ),
            "formula": "share = covered / districts",
        ]
    }

    private func json(_ area: CoverageArea) -> JSONText {
        let hasDistricts = area.districts > 0
        var members: [(String, JSONText)] = [
            ("name", area.name.isEmpty ? .null : .string(area.name)), ("level", .string(orNull: area.level?.rawValue)),
            ("within", .strings(area.path)), ("districts", hasDistricts ? .integer(area.districts) : .null),
            ("covered", hasDistricts ? .integer(area.covered) : .null), ("share", .float(orNull: area.share)),
            ("ibasho", .integer(area.ibasho)),
        ]
        if !properties.isEmpty {
            let measures = zip(properties, area.measures).map { name, measure in
                let both: JSONText = [
                    "with": json(measure.with), "without": json(measure.without),
                    "share": .float(orNull: measure.share),
                ]
                return (name, both)
            }
            members.append(("measures", .object(measures)))
        }
        return .object(members)
    }

    private func json(_ side: CoverageMeasure.Side) -> JSONText {
        [
            "sum": side.known == 0 ? .null : .float(side.sum), "mean": .float(orNull: side.mean),
            "known": .integer(side.known), "unknown": .integer(side.unknown),
        ]
    }

    private func json(_ district: CoveredDistrict) -> JSONText {
        var members: [(String, JSONText)] = [
            ("name", .string(district.name)), ("within", .strings(district.path)),
            ("ibasho", .integer(district.ibasho)),
        ]
        if !properties.isEmpty {
            members.append(("values", .object(zip(properties, district.values).map { ($0, .float(orNull: $1)) })))
        }
        return .object(members)
    }
}
