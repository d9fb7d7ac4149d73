import Testing

@testable import EngawaGraphviz
