import Testing

@testable import EngawaLayout
