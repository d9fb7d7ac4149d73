/// A column that sheets may have. Which sheet has it, and under which header, is told by `SheetKind.headers`.
public enum SheetColumn: String, Sendable, Hashable, CaseIterable {
    /// 居場所.
    case ibasho
    /// 名前.
    case name
    /// 番号.
    case id
    /// 種別.
    case kind
    /// 分野.
    case field
    /// 領域.
    case band
    /// 活動範囲.
    case area
    /// 所在地.
    case location
    /// 内容.
    case content
    /// 強さ.
    case strength
    /// 向き.
    case flow
    /// 頻度.
    case frequency
    /// 手段.
    case means
    /// 開始.
    case since
    /// 終了, 期限.
    case until
    /// 終了理由.
    case reason
    /// 最終接触.
    case lastContact
    /// きっかけ.
    case origin
    /// 窓口.
    case face
    /// 備考.
    case note
    /// 地域: the name of a place, in a sheet of places.
    case place
    /// レベル.
    case level
    /// 上位.
    case within
    /// 人数.
    case size
    /// タグ.
    case tags
    /// 同意.
    case consent
    /// 連絡先.
    case contact
    /// 型.
    case mode
    /// 運営団体.
    case organiser
    /// 会場.
    case venue
    /// 開催.
    case schedule
    /// 対象.
    case audience
    /// 名前1.
    case from
    /// 名前2.
    case to
    /// 関係.
    case relation
    /// 役割.
    case role
    /// おねがい.
    case need
    /// 提供.
    case offer
    /// 軸.
    case axis
    /// 英語.
    case english

    /// Its place among all columns.
    var ordinal: Int { Self.ordinals[self] ?? 0 }

    private static let ordinals = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
