import EngawaSheets

/// What cells of each kind were understood as, over all sheets of an import.
struct CellReadings: Sendable {
    var strength = CellMemo<Strength?>()
    var flow = CellMemo<Flow?>()
    var consent = CellMemo<Consent?>()
    var mode = CellMemo<Mode?>()
    var level = CellMemo<PlaceLevel?>()
    var relation = CellMemo<Relation?>()
    var band = CellMemo<Int?>()
    /// The fields of the axis that whole cells are called like.
    var wholeField = CellMemo<Int?>()
    var dates = CellMemo<Result<SheetDate, SheetDateError>>()
    var lists = CellMemo<ListID>()
    /// Fields as the axis has them, by the list of what the cell says.
    var fields: [ListID: ListID] = [:]
    /// What kinds say, by their texts.
    var kinds: [TextID: KindReading] = [:]
}
