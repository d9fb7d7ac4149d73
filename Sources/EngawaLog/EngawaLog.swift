// The module EngawaLog.
