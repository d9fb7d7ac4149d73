import Testing

@testable import EngawaText
