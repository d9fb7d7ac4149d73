import Testing

@testable import EngawaLog
