import EngawaEcomap
import EngawaText

extension Roll {
    /// The object of `--format json`.
    func json(_ language: Language) -> JSONText {
        var members: [(String, JSONText)] = [
            ("platform", .string(platform)), ("kindClass", .string(kindClass.rawValue)), ("asOf", .string(day)),
            ("edition", .string(edition.rawValue)), ("members", Roll.list(self.members)),
            ("withheldNames", .integer(withheldNames)), ("withheldTexts", .integer(withheldTexts)),
            ("undated", .integer(undated)), ("contradictory", .integer(contradictory)),
            (
                "absent",
                [
                    "fields": .strings(absent.fields.map(\.name)),
                    "kinds": .array(
                        absent.kinds.map {
                            [
                                "kindClass": .string($0.kindClass.rawValue),
                                "name": .string($0.kindClass.name[language]), "count": .integer($0.count),
                            ]
                        }
                    ),
                    "departments": .strings(absent.departments), "departmentCount": .integer(absent.departmentCount),
                ]
            ),
        ]
        if let changes {
            members.append(
                (
                    "changes",
                    [
                        "since": .string(changes.since), "joined": Roll.list(changes.joined),
                        "left": Roll.list(changes.left), "undecided": Roll.list(changes.undecided),
                    ]
                )
            )
        }
        return .object(members)
    }

    private static func list(_ members: [RollMember]) -> JSONText {
        .array(
            members.map { member in
                [
                    "name": .string(member.name), "withheld": .boolean(member.isWithheld),
                    "kindClass": .string(member.kindClass.rawValue), "fields": .strings(member.fields.map(\.name)),
                    "relation": .string(member.relation.rawValue), "role": .string(orNull: member.role),
                    "since": .string(orNull: member.since), "until": .string(orNull: member.until),
                    "invitedBy": .string(orNull: member.invitedBy),
                ]
            }
        )
    }
}
