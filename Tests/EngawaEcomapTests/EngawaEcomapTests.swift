import Testing

@testable import EngawaEcomap
