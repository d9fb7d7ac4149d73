import EngawaAlgorithms
import EngawaGraph
import Foundation

/// What of the evidence for a tie is measured, and in which order the weights of a model have it.
enum CandidateMeasure: Int, CaseIterable {
    /// ln(1 + other ties of the actor).
    case popularity
    /// 1 where a present supporter has a link to the actor.
    case isKnown
    /// ln(1 + Σ 1 / ln(1 + links of the supporter)) over the present supporters with a link to the actor.
    case acquaintances
    /// ln(1 + present supporters with a strong link to the actor).
    case strongAcquaintances
    /// 1 where the ibasho itself has a link to the actor.
    case directLink
    /// 1 where the actor supports one of the ibasho most alike.
    case isAlike
    /// ln(1 + 50 · share), the share being that of the ibasho most alike which the actor supports, by likeness.
    case alike
    /// The mean of ln(share of the field among present supporters / among all actors) over the actor's fields, drawn to 0.
    case fields
    /// ln(1 + tags in common).
    case tags

    static var count: Int { allCases.count }
}

/// Where a candidate is, seen from the ibasho: a category of the model.
struct ProximityCategory: Hashable {
    let index: Int

    /// The smallest common place has this level, and is where the actor is active, or lies above that.
    init(_ level: PlaceLevel, isOwnPlace: Bool) { index = level.rank * 2 + (isOwnPlace ? 0 : 1) }

    private init(index: Int) { self.index = index }

    /// There is no common place.
    static let apart = ProximityCategory(index: PlaceLevel.allCases.count * 2)
    /// It is not known where the one or the other is.
    static let unknown = ProximityCategory(index: PlaceLevel.allCases.count * 2 + 1)

    static var count: Int { PlaceLevel.allCases.count * 2 + 2 }
}

extension LogisticRegression {
    /// The regression for candidates: what it believes of a map that has no ties to learn from is that the near precede the
    /// far, acquaintances strangers, and those who support ibasho alike others.
    static let candidates: LogisticRegression = {
        var measures = [Double](repeating: 0, count: CandidateMeasure.count)
        measures[CandidateMeasure.popularity.rawValue] = 0.3
        measures[CandidateMeasure.isKnown.rawValue] = 0.5
        measures[CandidateMeasure.acquaintances.rawValue] = 1
        measures[CandidateMeasure.strongAcquaintances.rawValue] = 0.3
        measures[CandidateMeasure.directLink.rawValue] = 2
        measures[CandidateMeasure.alike.rawValue] = 0.5
        measures[CandidateMeasure.fields.rawValue] = 0.2
        measures[CandidateMeasure.tags.rawValue] = 0.5
        var categories = [Double](repeating: 0, count: ProximityCategory.count)
        for level in PlaceLevel.allCases {
            let near = 3 - 0.5 * Double(level.rank)
            categories[ProximityCategory(level, isOwnPlace: true).index] = near
            categories[ProximityCategory(level, isOwnPlace: false).index] = near - 1 - 0.2 * Double(level.rank)
        }
        categories[ProximityCategory.apart.index] = -4
        return LogisticRegression(
            prior: Weights(measures: measures, categories: categories, constant: -4),
            measureDeviation: 1,
            categoryDeviation: 2,
            constantDeviation: 5
        )
    }()
}
