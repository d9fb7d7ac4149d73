import Testing

@testable import EngawaGraph
