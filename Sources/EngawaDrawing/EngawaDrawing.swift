// The module EngawaDrawing.
