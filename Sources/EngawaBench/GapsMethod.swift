/// What ranks candidates.
enum GapsMethod: String, CaseIterable {
    /// The method of this project.
    case candidates = "candidates (Engawa)"
    case popularity = "popularity"
    case nearest = "nearest places"
    case itemBased = "item-based neighbours"
    case commonNeighbours = "common neighbours"
    case adamicAdar = "Adamic–Adar"
    case resourceAllocation = "resource allocation"
    case katz = "Katz"
    case threeSteps = "L3"
    /// No part of the usual ones: present supporters' links, weighed as by Adamic and Adar.
    case acquaintances = "acquaintances' links"
    /// A combination, no single one: the nearest first, the popular first among them.
    case nearestPopular = "nearest, then popular"
    case random = "random"

    /// Whether it counts among the single baselines.
    var isSingle: Bool { self != .candidates && self != .nearestPopular }
}
