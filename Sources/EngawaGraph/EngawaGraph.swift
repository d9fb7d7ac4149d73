// The module EngawaGraph.
