/// Where there are ibasho, and for whom: 〈どこも〉, how many school districts have one, and 〈どこか〉, which words and
/// needs no ibasho has taken up yet.
///
/// A district without an ibasho has none on this map; whether it has one in the world, the map does not know.
public struct Coverage: Sendable, Hashable {
    /// The place that is looked at; nil for all of the map.
    public var place: String?
    /// How many places have that name; all of them are looked at together.
    public var placesMeant: Int
    /// The day on which the world is looked at.
    public var day: String
    /// How many places the map has, of any level.
    public var places: Int
    /// The levels of the places that are looked at, with their numbers, from near to far.
    public var levels: [LevelCount]
    /// All that is looked at.
    public var total: CoverageArea
    /// Prefectures, municipalities and wards with school districts, each above what lies in it.
    public var areas: [CoverageArea]
    /// The school districts, in the order in which they came in.
    public var districts: [CoveredDistrict]
    /// Ibasho that are there on the day and have no place at all.
    public var withoutPlace: Int
    /// Ibasho whose place is known, but not their school district.
    public var withoutDistrict: Int
    /// Ibasho that are not there on the day: they count nowhere.
    public var notThere: Int
    /// The properties that were asked for.
    public var properties: [String]
    /// Words and needs that no ibasho has taken up, the most frequent first.
    public var unserved: [UnservedWord]
    /// How many words and needs there are, taken up or not.
    public var wordCount: Int
}

/// How many places are of one level.
public struct LevelCount: Sendable, Hashable {
    /// The level.
    public var level: PlaceLevel
    /// How many.
    public var count: Int
}

/// The school districts of one area.
public struct CoverageArea: Sendable, Hashable {
    /// Its name; empty for all of a map.
    public var name: String
    /// Its level; nil where nobody knows it.
    public var level: PlaceLevel?
    /// The names of the areas that it lies in, the largest first.
    public var path: [String]
    /// Its school districts.
    public var districts = 0
    /// Those with an ibasho.
    public var covered = 0
    /// The ibasho in it, also those whose school district is not known.
    public var ibasho = 0
    /// What the properties add up to, in the order of `Coverage.properties`.
    public var measures: [CoverageMeasure]

    /// The share of school districts with an ibasho; nil where there are no districts.
    public var share: Double? { districts == 0 ? nil : Double(covered) / Double(districts) }
}

/// One school district.
public struct CoveredDistrict: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The names of the areas that it lies in, the largest first.
    public var path: [String]
    /// Its ibasho.
    public var ibasho: Int
    /// Its values, in the order of `Coverage.properties`; nil where none is a number.
    public var values: [Double?]
}

/// A property of school districts, added up over those with an ibasho and those without.
public struct CoverageMeasure: Sendable, Hashable {
    /// The districts of one side.
    public struct Side: Sendable, Hashable {
        /// The sum of the values.
        public var sum = 0.0
        /// The districts with a value.
        public var known = 0
        /// The districts without one, or with one that is no number.
        public var unknown = 0

        /// The mean over the districts with a value.
        public var mean: Double? { known == 0 ? nil : sum / Double(known) }

        mutating func add(_ value: Double?) {
            guard let value else {
                unknown += 1
                return
            }
            sum += value
            known += 1
        }
    }

    /// Districts with an ibasho.
    public var with = Side()
    /// Districts without one on this map.
    public var without = Side()

    /// The share of the sum that lies in districts with an ibasho; nil where there is nothing to share.
    public var share: Double? {
        let all = with.sum + without.sum
        return all == 0 ? nil : with.sum / all
    }
}

/// A word or a need that no ibasho has taken up.
public struct UnservedWord: Sendable, Hashable {
    /// Where a word stands.
    public enum Kind: String, Sendable, CaseIterable {
        /// タグ of persons and organisations, or 対象 and タグ of an ibasho that is not there on the day.
        case tag
        /// おねがい of an ibasho.
        case need
    }

    /// Where it stands.
    public var kind: Kind
    /// The word.
    public var word: String
    /// How many persons, organisations and ibasho have it.
    public var count: Int
    /// How many of them have a tie to an ibasho that is there on the day: somebody whom an ibasho could ask.
    public var tied: Int
}

/// Why a coverage could not be told.
public enum CoverageError: Error, Hashable, Sendable {
    /// No place has this name; `near` are names that may be meant.
    case unknownPlace(String, near: [String])
    /// The map has no places.
    case noPlaces
    /// There is no school district within the place; `above` are districts that hold it.
    case noDistricts(String, above: [String])
    /// No school district has this property; `known` are those that there are, and `levels` the levels that have it.
    case unknownProperty(String, known: [String], levels: [PlaceLevel])
    /// The property has no value that is a number; `example` is one that it has.
    case notNumbers(String, example: String)
}
