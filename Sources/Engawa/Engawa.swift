// One import for programs that embed Engawa.
@_exported import EngawaAlgorithms
@_exported import EngawaCypher
@_exported import EngawaDrawing
@_exported import EngawaEcomap
@_exported import EngawaGraph
@_exported import EngawaGraphviz
@_exported import EngawaSheets
@_exported import EngawaStore
@_exported import EngawaText
