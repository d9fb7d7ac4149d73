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
    }

    /// Attributes of the whole map.
    enum Attribute {
        /// The language of its drawings.
        static let language = "language"
    }
}
