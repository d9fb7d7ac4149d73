// The module EngawaLayout.
