// EngawaAlgorithms: what a graph says beyond its single relationships, computed over a GraphView.
//
// Folders; each looks only at Support and at those before it:
//
//   Support     memory of loops, a heap, breadth-first search, the view in other forms, triangles
//   Components  connected components, bridges and articulation points, cores
//   Paths       shortest paths and distances, without and with weights; the several lightest paths between two
//   Centrality  degree, closeness, harmonic, betweenness, PageRank
//   Communities dense parts: modularity, the Leiden algorithm
//   Structure   clustering coefficients, structural holes
//   Prediction  which nodes that are not neighbours are likely to be
//   Matching    pairs: as many as possible, or at the lowest cost
//
// All of it is deterministic, does not recurse and does not allocate for single nodes. Functions are methods of
// GraphView; a view has to be made for the directions that a function reads, and traps otherwise.
