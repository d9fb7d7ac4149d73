import EngawaText

/// What an interactive page knows about the boxes and lines of its drawing.
///
/// It speaks of ids of elements and of texts that are ready to be read, not of an ecomap: any drawing with the ids and
/// classes of the contract can have one.
struct PageModel {
    /// Something that a reader is told: what it is called, and what it is.
    struct Fact {
        var label: String
        var value: String
    }

    /// A tie.
    struct Tie {
        /// The id of its line; nil where the drawing has none, because the tie ended or its box stands for several.
        var edge: String?
        /// The id of the box at its other end, where a drawing has several that it could be.
        var end: String?
        /// The word of its strength.
        var strength: String
        /// The year in which it began.
        var first: Int?
        /// The last year in which it was there.
        var last: Int?
        /// In one line: how strong it is, its direction, what it brings.
        var title: String
        /// What stands above its facts.
        var heading: String
        /// What is known of it besides its heading.
        var facts: [Fact]
    }

    /// Somebody who stands in the drawing.
    struct Actor {
        /// What tells it from the others on the page.
        var key: String
        /// The id of its box; of those that stand for several, where it has none of its own.
        var boxes: [String]
        /// Its name.
        var name: String
        /// The number in its box; nil where its name is withheld.
        var number: Int?
        /// Its place on the axes.
        var field, band: Int?
        /// In one line: kind and place.
        var summary: String
        /// What is known of it.
        var facts: [Fact]
        /// Its ties that are drawn.
        var ties: [Tie]
        /// Its ties that have ended.
        var earlier: [Tie]
        /// What the signs before its name say; nil where it has none.
        var changes: String?
    }

    /// An ibasho that ties lead to, or a mark.
    struct Hub {
        /// The id of its box.
        var box: String
        /// Its name.
        var name: String
        /// What is known of it.
        var facts: [Fact]
    }

    /// The dotted box of somebody who has no tie left: left out by search, filters and years like everybody else.
    struct Ghost {
        var mark: Hub
        var number: Int?
        var field, band: Int?
        /// Its ties, all of which have ended.
        var ties: [Tie]
    }

    /// A tie of somebody who does not stand in the drawing any more.
    struct Former {
        var name: String
        var field, band: Int?
        var tie: Tie
    }

    /// Everybody in the drawing, in the order of the list.
    var actors: [Actor]
    /// The ibasho that all ties lead to: one in the centre, or several. They are never left out by a filter.
    var hubs: [Hub]
    /// What else can be asked about: a place of a link that is missing.
    var marks: [Hub] = []
    /// Those of whom the drawing says that they are gone.
    var ghosts: [Ghost] = []
    /// What boxes for several are called, by their ids, where the words in them do not say enough.
    var groups: [String: String] = [:]
    /// Ties of those who are gone.
    var former: [Former]
    /// The columns and rows that are used, and what they are called; nil is what nobody knows.
    var fields, bands: [(index: Int?, name: String)]
    /// The strengths that are used, and what they are called.
    var strengths: [(word: String, name: String)]
    /// The years of the slider: the first, and that of the day; nil where no tie has a date.
    var years: (first: Int, last: Int)?
    /// What the last place of the slider is called.
    var day: String

    /// The data for the page's script.
    func json(_ language: Language) -> JSONText {
        [
            "actors": .array(
                actors.map { actor in
                    [
                        "key": .string(actor.key), "boxes": .strings(actor.boxes), "name": .string(actor.name),
                        "number": .string(orNull: actor.number.map { String($0) }),
                        "field": .integer(orNull: actor.field), "band": .integer(orNull: actor.band),
                        "summary": .string(actor.summary), "facts": PageModel.json(actor.facts),
                        "ties": .array(actor.ties.map(PageModel.json)),
                        "earlier": .array(actor.earlier.map(PageModel.json)),
                    ]
                }
            ),
            "hubs": PageModel.json(hubs), "marks": PageModel.json(marks + ghosts.map(\.mark)),
            "ghosts": .array(
                ghosts.map {
                    [
                        "box": .string($0.mark.box), "name": .string($0.mark.name),
                        "number": .string(orNull: $0.number.map { String($0) }),
                        "field": .integer(orNull: $0.field), "band": .integer(orNull: $0.band),
                        "ties": .array($0.ties.map(PageModel.json)),
                    ]
                }
            ),
            "former": .array(
                former.map {
                    [
                        "name": .string($0.name), "field": .integer(orNull: $0.field),
                        "band": .integer(orNull: $0.band), "tie": PageModel.json($0.tie),
                    ]
                }
            ),
            "lastYear": .integer(orNull: years?.last),
            "words": .object(
                [
                    ("now", day), ("shown", PageWords.shown[language]), ("all", PageWords.all[language]),
                    ("past", PageWords.past[language]), ("inYear", PageWords.inYear[language]),
                    ("close", PageWords.close[language]), ("empty", PageWords.empty[language]),
                    ("supporters", PageWords.supporters[language]),
                ].map { ($0, .string($1)) }
            ),
        ]
    }

    private static func json(_ hubs: [Hub]) -> JSONText {
        .array(hubs.map { ["box": .string($0.box), "name": .string($0.name), "facts": json($0.facts)] })
    }

    private static func json(_ facts: [Fact]) -> JSONText {
        .array(facts.map { .strings([$0.label, $0.value]) })
    }

    private static func json(_ tie: Tie) -> JSONText {
        [
            "edge": .string(orNull: tie.edge), "end": .string(orNull: tie.end), "strength": .string(tie.strength),
            "first": .integer(orNull: tie.first),
            "last": .integer(orNull: tie.last), "heading": .string(tie.heading), "facts": json(tie.facts),
        ]
    }
}
