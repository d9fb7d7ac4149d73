// EngawaGraph: the in-memory property graph as a value.
//
// Folders, from the ground up; each looks only at those before it:
//
//   Calendar    days, times, durations and their ISO 8601 texts, without a time zone database
//   Values      what a property can hold; its equalities, its order and its text
//   Names       ids of nodes and relationships, tokens of interned names
//   Storage     two persistent containers (a radix tree of chunks, a B+-tree) and a stable hash
//   Properties  typed columns over a pool of text and boxed values
//   Adjacency   the ties of every node by direction, small blocks and hubs
//   Indexes     nodes in the order of their values under a key
//   Tables      the tables of a graph put together, and the operations on them
//   Graph       PropertyGraph, the value that holds the tables and says what they promise
//   View        a graph laid out for reading alone, for algorithms
//   Changes     changes as values, their replay, and the draft that records them
