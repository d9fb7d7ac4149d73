// The module EngawaSheets.
