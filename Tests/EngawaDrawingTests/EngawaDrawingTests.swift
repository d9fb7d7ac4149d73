import Testing

@testable import EngawaDrawing
