/// How evenly things are spread over classes: the Hill number of order 2, which is the inverse of Simpson's index.
///
/// D = 1 / Σ pᵢ², where pᵢ is the share of class i; as integers N² / Σ nᵢ², so that the result does not depend on the
/// order of adding. It reads as a number of classes: 3.0 is as diverse as three classes of equal size. D lies between 1
/// (all in one class) and the number of classes (all equal).
///
/// M. O. Hill, Diversity and Evenness: A Unifying Notation and Its Consequences, Ecology 54 (1973) 427–432;
/// E. H. Simpson, Measurement of Diversity, Nature 163 (1949) 688.
public struct Diversity: Sendable, Hashable {
    /// How many things are in a class.
    public var total: Int
    /// How many classes hold something.
    public var used: Int
    /// How many classes there are; nil where nobody has listed them.
    public var possible: Int?
    /// How many things have no class written down; they are left out.
    public var unwritten: Int
    /// The effective number of classes; nil where no thing has a class.
    public var effective: Double?

    /// The diversity of classes of these sizes. O(classes).
    public init(_ counts: some Sequence<Int>, possible: Int? = nil, unwritten: Int = 0) {
        total = 0
        used = 0
        var squares = 0.0
        for count in counts where count > 0 {
            total += count
            used += 1
            // Whole numbers below 2⁵³ add up exactly in any order.
            squares += Double(count) * Double(count)
        }
        self.possible = possible
        self.unwritten = unwritten
        effective = total == 0 ? nil : Double(total) * Double(total) / squares
    }
}
