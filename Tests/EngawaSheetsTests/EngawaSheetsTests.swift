import Testing

@testable import EngawaSheets
