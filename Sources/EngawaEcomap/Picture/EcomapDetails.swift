import EngawaSheets

/// What is known of an ibasho's network besides what its drawing shows, as one edition may show it.
///
/// It belongs to an `Ecomap` and is made by `EcomapMap.details(of:_:)` with the same decision about who may be named. What
/// the edition withholds is not in the value at all. Of somebody whose name is withheld it holds nothing that the drawing
/// does not show.
public struct EcomapDetails: Sendable, Hashable {
    /// The ibasho in the middle.
    public var ibasho: IbashoDetails
    /// The supporters, in the order of `Ecomap.supporters`.
    public var supporters: [SupporterDetails]
    /// Ties that ended before the day, the latest first.
    public var former: [FormerTie]

    /// Details from their parts.
    public init(ibasho: IbashoDetails, supporters: [SupporterDetails], former: [FormerTie]) {
        self.ibasho = ibasho
        self.supporters = supporters
        self.former = former
    }
}

/// What is known of the ibasho.
public struct IbashoDetails: Sendable, Hashable {
    /// Who runs it (運営団体).
    public var organiser: String?
    /// Where it meets (会場).
    public var venue: String?
    /// When it is open (開催).
    public var schedule: String?
    /// Whom it is for (対象).
    public var audience: [String] = []
    /// When it began.
    public var since: SheetDate?
    /// Its note (備考), in the internal edition alone.
    public var note: String?

    /// Nothing known yet.
    public init() {}
}

/// What is known of a supporter.
public struct SupporterDetails: Sendable, Hashable {
    /// The kind (種別) as it was typed, in the internal edition alone.
    public var kind: String?
    /// What it belongs to (所属, 傘下).
    public var organisations: [String] = []
    /// Where it stands or works (所在地, 活動範囲); of persons in the internal edition alone.
    public var areas: [String] = []
    /// Its ties, in the order of `Supporter.ties`.
    public var ties: [TieDetails]
    /// Its contact (連絡先), in the internal edition alone.
    public var contact: String?
    /// Its note (備考), in the internal edition alone.
    public var note: String?

    /// What is known of a supporter with these ties.
    public init(ties: [TieDetails]) {
        self.ties = ties
    }
}

/// What is known of a tie.
public struct TieDetails: Sendable, Hashable {
    /// What it brings, in words.
    public var contents: [String] = []
    /// How often (頻度).
    public var frequency: String?
    /// By what means (手段).
    public var means: String?
    /// When it began.
    public var since: SheetDate?
    /// Its last day.
    public var until: SheetDate?
    /// What is for the internal edition alone.
    public var inside: Inside?

    /// What only the people who keep the map may see of a tie.
    public struct Inside: Sendable, Hashable {
        /// When something was heard last (最終接触).
        public var lastContact: SheetDate?
        /// Where it came from (きっかけ).
        public var origin: String?
        /// Who speaks for the supporter (窓口).
        public var face: String?
        /// Why it ended (終了理由).
        public var reason: String?
        /// Its note (備考).
        public var note: String?
    }

    /// Nothing known yet.
    public init() {}
}

/// A tie that ended before the day that is shown.
public struct FormerTie: Sendable, Hashable {
    /// Whose it was: a name, or the role alone where the name is withheld.
    public var name: String
    /// Whether `name` stands in for one that this edition does not show.
    public var isWithheld: Bool
    /// The supporter's place in `Ecomap.supporters`, where it has other ties that are there and may be named.
    public var supporter: Int?
    /// Its class.
    public var kindClass: KindClass
    /// Its column, an index of `Ecomap.fields`.
    public var field: Int?
    /// Its row, an index of `Ecomap.bands`.
    public var band: Int?
    /// How strong it was.
    public var strength: Strength?
    /// When it began and ended, and what it brought; years alone where the name is withheld.
    public var tie: TieDetails
}
