/// How strong a tie is (強さ). The raw value is the code in the graph.
public enum Strength: String, Sendable, CaseIterable {
    /// 強い.
    case strong
    /// 普通.
    case normal
    /// 弱い.
    case weak
    /// 葛藤: a tie under strain.
    case stressful
}

/// The direction in which support flows (向き). The raw value is the code in the graph.
public enum Flow: String, Sendable, CaseIterable {
    /// To the ibasho (受ける).
    case `in`
    /// From the ibasho (出す).
    case out
    /// Both ways (双方).
    case both
}

/// Who may see a drawing (`--for`).
public enum Edition: String, Sendable, CaseIterable {
    /// Everything, for the people who keep the map.
    case `internal`
    /// For a meeting; the default.
    case meeting
    /// For everybody.
    case `public`
}

/// The class of an actor's kind (種別). The raw value is the code in the graph.
public enum KindClass: String, Sendable, CaseIterable {
    /// 個人.
    case person
    /// 匿名グループ.
    case group
    /// 地縁団体.
    case neighbourhood
    /// NPO・市民活動.
    case npo
    /// 社協・社会福祉法人.
    case welfare
    /// 行政.
    case government
    /// 学校・園.
    case school
    /// 医療機関.
    case medical
    /// 企業・商店.
    case business
    /// 農林漁業.
    case farm
    /// 寺社.
    case temple
    /// 居場所.
    case ibasho
    /// その他.
    case other
}

/// What a tie brings (内容), sorted into the few classes that have a sign of one kanji in a drawing.
public enum ContentClass: String, Sendable, CaseIterable {
    /// 食: food, ingredients, meals, cooking.
    case food
    /// 場: a place to meet.
    case place
    /// 金: money.
    case money
    /// 人: hands, volunteers.
    case people
    /// 物: goods.
    case goods
    /// 知: knowledge, learning, advice.
    case knowledge
    /// 見: watching over.
    case watching
    /// つ: introductions, connecting people.
    case connecting
    /// 情: information and publicity.
    case information
    /// 運: transport.
    case transport
    /// 相: someone to turn to.
    case counsel
    /// 医: health and care.
    case health
    /// 遊: play, culture, sports, events.
    case play
    /// 他: anything else.
    case other
}
