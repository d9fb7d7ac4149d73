/// The names of labels, relationship types and property keys of a map's graph. They are public interface: queries use
/// them.
public enum Schema {
    /// Labels of nodes.
    public enum Label {
        /// 居場所: a place where people belong.
        public static let ibasho = "Ibasho"
        /// A person, a group or an organisation.
        public static let actor = "Actor"
        /// An actor who is one person (個人).
        public static let person = "Person"
        /// An actor that is an anonymous group (匿名グループ).
        public static let group = "Group"
        /// 分野.
        public static let field = "Field"
        /// 領域.
        public static let band = "Band"
        /// 地域.
        public static let place = "Place"
        /// What an ibasho asks for (おねがい) or somebody offers (提供).
        public static let resource = "Resource"
        /// What people have said to a missing link.
        public static let gapAnswer = "GapAnswer"
    }

    /// Types of relationships.
    public enum Relationship {
        /// (Actor or Ibasho) → Ibasho: a tie.
        public static let supports = "SUPPORTS"
        /// Actor → Field.
        public static let worksIn = "WORKS_IN"
        /// Actor or Ibasho → Place: 所在地.
        public static let locatedIn = "LOCATED_IN"
        /// Actor → Place: 活動範囲.
        public static let activeIn = "ACTIVE_IN"
        /// Place → Place: 上位.
        public static let within = "WITHIN"
        /// Between two actors or ibasho: they know each other (知り合い). It leads both ways in meaning.
        public static let knows = "KNOWS"
        /// 所属.
        public static let memberOf = "MEMBER_OF"
        /// 傘下, 支部.
        public static let partOf = "PART_OF"
        /// 委託.
        public static let commissions = "COMMISSIONS"
        /// 協定.
        public static let agreedWith = "AGREED_WITH"
        /// 紹介先, 相談先.
        public static let refersTo = "REFERS_TO"
        /// Ibasho → Resource: おねがい.
        public static let needs = "NEEDS"
        /// Actor or Ibasho → Resource: 提供.
        public static let offers = "OFFERS"
        /// Answer to a missing link → Ibasho.
        public static let about = "ABOUT"
    }

    /// Keys of properties.
    enum Key {
        static let name = "name"
        static let number = "number"
        static let english = "en"
        static let order = "order"
        static let levels = "levels"
        static let level = "level"
        static let kind = "kind"
        static let kindClass = "kindClass"
        static let consent = "consent"
        static let content = "content"
        static let fields = "fields"
        static let strength = "strength"
        static let flow = "flow"
        static let frequency = "frequency"
        static let means = "means"
        static let since = "since"
        static let until = "until"
        static let reason = "reason"
        static let lastContact = "lastContact"
        static let origin = "origin"
        static let face = "face"
        static let band = "band"
        static let note = "note"
        static let size = "size"
        static let tags = "tags"
        static let contact = "contact"
        static let mode = "mode"
        static let organiser = "organiser"
        static let venue = "venue"
        static let schedule = "schedule"
        static let audience = "audience"
        static let role = "role"
        static let gapKey = "key"
        static let answer = "answer"
        static let day = "day"
    }

    /// Attributes of the whole map.
    enum Attribute {
        /// The language of its drawings.
        static let language = "language"
    }
}
