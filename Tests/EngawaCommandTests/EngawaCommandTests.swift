import Testing

@testable import EngawaCommand
