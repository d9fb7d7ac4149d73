// The module EngawaStore.
