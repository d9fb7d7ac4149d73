// The module EngawaGraphviz.
