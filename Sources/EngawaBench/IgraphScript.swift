/// What igraph, by its Python package, is asked for the benchmark of algorithms.
enum IgraphScript {
    /// Arguments: how many nodes there are, how many times to measure, files of whole numbers of four bytes (the ends of all
    /// ties, those of the ties between the two sides, the nodes of the left side, the nodes that betweenness is to be
    /// computed from), and the file to write: a line for each algorithm with its name, the medians of its seconds and of
    /// those of CPU, and a number by which answers can be compared.
    ///
    /// Where the package makes objects around an answer, what it calls itself is called: the lists alone.
    static let text = """
        import array, os, random, sys, time
        import igraph
        from igraph import GraphBase

        nodes, rounds, ties, sides, left, sources, output = sys.argv[1:]
        nodes, rounds = int(nodes), int(rounds)

        def read(path):
            numbers = array.array("I")
            with open(path, "rb") as file:
                numbers.fromfile(file, os.path.getsize(path) // 4)
            return list(numbers)

        def pairs(path):
            numbers = read(path)
            return list(zip(numbers[::2], numbers[1::2]))

        graph = igraph.Graph(nodes, pairs(ties))
        bipartite = igraph.Graph(nodes, pairs(sides))
        sources = read(sources)
        left = read(left)
        types = [True] * nodes
        for node in left:
            types[node] = False
        random.seed(1)

        def cut():
            bridges, points = graph.bridges(), graph.articulation_points()
            return len(bridges) * 1000003 + len(points)

        measures = [
            ("degrees", graph.degree, lambda found: sum(found)),
            ("components", lambda: GraphBase.connected_components(graph), lambda found: max(found) + 1),
            ("bridges and articulation points", cut, lambda found: found),
            ("core numbers", graph.coreness, lambda found: sum(found)),
            ("distances from a node", lambda: graph.distances(0)[0], lambda found: sum(x for x in found if x < nodes)),
            ("PageRank", graph.pagerank, lambda found: sum(score * score for score in found) * nodes),
            ("clustering", lambda: graph.transitivity_local_undirected(mode="zero"), lambda found: sum(found)),
            ("constraint", graph.constraint, lambda found: sum(x for x in found if x == x)),
            (
                "Leiden communities, two iterations",
                lambda: graph.community_leiden("modularity", n_iterations=2),
                lambda found: graph.modularity(found.membership),
            ),
            (
                "maximum matching",
                lambda: GraphBase._maximum_bipartite_matching(bipartite, types, None, -1),
                lambda found: sum(1 for node in left if found[node] >= 0),
            ),
            (
                "betweenness from some nodes",
                lambda: graph.betweenness(sources=sources),
                lambda found: sum(found),
            ),
        ]
        with open(output, "w") as file:
            for name, measure, summary in measures:
                walls, work = [], []
                for _ in range(rounds):
                    start, begin = time.perf_counter(), time.process_time()
                    found = measure()
                    walls.append(time.perf_counter() - start)
                    work.append(time.process_time() - begin)
                middles = [sorted(times)[rounds // 2] for times in (walls, work)]
                print(name, *middles, summary(found), sep="\\t", file=file)

        """
}
