import Testing

@testable import EngawaStore
