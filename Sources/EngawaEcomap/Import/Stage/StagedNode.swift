import EngawaGraph
import EngawaSheets

/// The number of a node of an import.
struct NodeIndex: Hashable, Sendable {
    let rawValue: Int32

    static let none = NodeIndex(rawValue: -1)
    var isNone: Bool { rawValue < 0 }
    var index: Int { Int(rawValue) }
}

/// A node that an import touches, as it will be.
struct StagedNode: Sendable {
    enum Sort: UInt8, Sendable {
        case actor, ibasho, place, resource

        /// The label of its nodes.
        var label: String {
            switch self {
            case .actor: Schema.Label.actor
            case .ibasho: Schema.Label.ibasho
            case .place: Schema.Label.place
            case .resource: Schema.Label.resource
            }
        }
    }

    /// What the map has of it, by its place among `ImportStage.originalNodes`; -1 for a new one.
    var original: Int32 = -1
    var sort: Sort
    /// Whether its name and properties are read; those of the map are read when a row speaks of them.
    var isLoaded: Bool
    /// Whether its relationships that rows may speak of are read.
    var hasLoadedRelations: Bool
    /// Whether an actor of the class ibasho turned out to be an ibasho of this map.
    var isPromoted = false
    /// Whether a row of its own sheet was counted as the one that brought it.
    var isCounted = false
    /// Whether it supports some ibasho.
    var hasTies = false
    var name = TextID.none
    var properties = PropertyRun()
    /// The kind that was written down with its class under the present name, so that the next row need not.
    var writtenKind = TextID.none
    /// 所在地, by name.
    var place = TextID.none
    /// 活動範囲 of an actor, 上位 of a place, by name.
    var areas = ListID.empty
    /// 分野, by name.
    var fields = ListID.empty
    /// The next one of the same name.
    var next = NodeIndex.none

    /// Whether the map does not have it yet.
    var isNew: Bool { original < 0 }
}

/// A node of the map as it was before the import. Its parts are empty while it is not loaded.
struct OriginalNode: Sendable {
    let id: NodeID
    var properties = PropertyRun()
    var place = TextID.none
    var areas = ListID.empty
    var fields = ListID.empty
}

/// The first, the last and the first ibasho of those who have one name.
struct SameName: Sendable {
    var first = NodeIndex.none
    var last = NodeIndex.none
    var ibasho = NodeIndex.none
    /// Whether those of the map are among them.
    var isLoaded = false
    /// Whether it is known whom they support.
    var hasLoadedSupporters = false
    /// Whether the name is generic; nil while nobody asked.
    var isGeneric: Bool?
}

/// The nodes of one sort of name, by name. Actors and ibasho share one.
struct NamesInUse: Sendable {
    private var entries: [SameName] = []

    subscript(name: TextID) -> SameName {
        get { entries.indices.contains(name.index) ? entries[name.index] : SameName() }
        set {
            if name.index >= entries.count {
                // Some more, since the next names will be the next numbers.
                let room = name.index + 1024
                entries.append(contentsOf: repeatElement(SameName(), count: room - entries.count))
            }
            entries[name.index] = newValue
        }
    }
}
