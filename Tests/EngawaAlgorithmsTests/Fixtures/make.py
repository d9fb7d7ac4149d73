"""Writes the graphs beside this file, with what networkx and igraph say of them. See README.md."""

import json
import math
import pathlib
import random
import statistics

import igraph
import networkx as nx

PLACE = pathlib.Path(__file__).parent
BETA = 0.05  # of Katz, with walks of at most four steps


def numbers(graph, values):
    """Values by node as a list; None where there is none."""
    return [None if math.isnan(values[node]) else float(values[node]) for node in graph]


def directed(graph):
    """The graph with each relationship from the lower number to the higher one."""
    result = nx.DiGraph()
    result.add_nodes_from(graph)
    result.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges))
    return result


def scores(graph, score):
    """A score of node 0 with all others that are not its neighbours, where it is above zero."""
    others = [node for node in graph if node != 0 and not graph.has_edge(0, node)]
    found = [(node, float(score(node))) for node in others]
    found = [(node, value) for node, value in found if value > 0]
    return [[node, value] for node, value in sorted(found, key=lambda pair: (-pair[1], pair[0]))]


def walks(graph, length):
    """How many walks of a length lead from node 0 to each node."""
    counts = {node: int(node == 0) for node in graph}
    for _ in range(length):
        counts = {node: sum(counts[other] for other in graph[node]) for node in graph}
    return counts


def three_steps(graph, node):
    return sum(
        1 / math.sqrt(graph.degree[first] * graph.degree[second])
        for first in graph[0]
        for second in graph[first]
        if graph.has_edge(second, node)
    )


def communities(graph, plain, weights, resolution):
    """The best division of 200 by igraph's Leiden algorithm, how good it is, and how good the middle one is."""
    found = []
    for seed in range(200):
        random.seed(seed)  # where igraph takes its random numbers from
        division = graph.community_leiden("modularity", weights=weights, resolution=resolution, n_iterations=-1)
        score = graph.modularity(division.membership, weights=weights, resolution=resolution)
        found.append((score, division.membership))
    score, membership = max(found, key=lambda pair: pair[0])
    parts = [{node for node in plain if membership[node] == part} for part in set(membership)]
    weight = None if weights is None else "weight"
    return {
        "isWeighted": weights is not None,
        "resolution": resolution,
        "communities": membership,
        "modularity": score,
        "networkx": nx.community.modularity(plain, parts, weight=weight, resolution=resolution),
        "middle": statistics.median_low(pair[0] for pair in found),
    }


def from_igraph(plain, edges, weights):
    """The same measures as networkx gives, of the same graph; and communities."""
    node_count = len(plain)
    graph = igraph.Graph(node_count, edges)
    arrows = igraph.Graph(node_count, edges, directed=True)
    bridges = [graph.es[edge].tuple for edge in graph.bridges()]
    parts = sorted(graph.connected_components(), key=min)
    return {
        "componentSizes": [len(part) for part in parts],
        "bridges": sorted(sorted(edge) for edge in bridges),
        "articulationPoints": sorted(graph.articulation_points()),
        "coreNumbers": graph.coreness(),
        "distances": graph.distances(0)[0],
        "weightedDistances": graph.distances(0, weights=weights)[0],
        "closeness": graph.closeness(),
        "harmonic": graph.harmonic_centrality(normalized=False),
        "betweenness": graph.betweenness(),
        "directedBetweenness": arrows.betweenness(),
        "pageRank": graph.pagerank(),
        "directedPageRank": arrows.pagerank(),
        "clustering": graph.transitivity_local_undirected(mode="zero"),
        "averageClustering": graph.transitivity_avglocal_undirected(mode="zero"),
        "transitivity": graph.transitivity_undirected(),
        "constraint": graph.constraint(),
        "communities": [
            communities(graph, plain, given, resolution)
            for given in (None, weights)
            for resolution in (0.5, 1.0, 2.0)
        ],
    }


def write(name, original):
    graph = nx.convert_node_labels_to_integers(nx.Graph(original), ordering="default")
    edges = sorted((min(edge), max(edge)) for edge in graph.edges)
    weight = {edge: float(graph.edges[edge].get("weight", 1)) for edge in edges}
    plain = nx.Graph()
    plain.add_nodes_from(graph)
    plain.add_edges_from(edges)
    arrows = directed(plain)
    distances = nx.single_source_shortest_path_length(plain, 0)
    weighted = nx.single_source_dijkstra_path_length(graph, 0)
    by_length = [walks(plain, length) for length in range(5)]
    result = {
        "nodeCount": plain.number_of_nodes(),
        "edges": [list(edge) for edge in edges],
        "weights": [weight[edge] for edge in edges],
        "componentSizes": [len(part) for part in sorted(nx.connected_components(plain), key=min)],
        "bridges": sorted(sorted(edge) for edge in nx.bridges(plain)),
        "articulationPoints": sorted(nx.articulation_points(plain)),
        "coreNumbers": [nx.core_number(plain)[node] for node in plain],
        "distances": [distances.get(node) for node in plain],
        "weightedDistances": [weighted.get(node) for node in plain],
        "degreeCentrality": numbers(plain, nx.degree_centrality(plain)),
        "closeness": numbers(plain, nx.closeness_centrality(plain)),
        "harmonic": numbers(plain, nx.harmonic_centrality(plain)),
        "betweenness": numbers(plain, nx.betweenness_centrality(plain, normalized=False)),
        "normalizedBetweenness": numbers(plain, nx.betweenness_centrality(plain)),
        "directedBetweenness": numbers(arrows, nx.betweenness_centrality(arrows, normalized=False)),
        "pageRank": numbers(plain, nx.pagerank(plain, tol=1e-14, max_iter=1000)),
        "directedPageRank": numbers(arrows, nx.pagerank(arrows, tol=1e-14, max_iter=1000)),
        "triangles": [nx.triangles(plain)[node] for node in plain],
        "clustering": numbers(plain, nx.clustering(plain)),
        "averageClustering": nx.average_clustering(plain),
        "transitivity": float(nx.transitivity(plain)),
        "constraint": numbers(plain, nx.constraint(plain)),
        "effectiveSize": numbers(plain, nx.effective_size(plain)),
        "commonNeighbours": scores(plain, lambda node: len(list(nx.common_neighbors(plain, 0, node)))),
        "adamicAdar": scores(plain, lambda node: next(nx.adamic_adar_index(plain, [(0, node)]))[2]),
        "resourceAllocation": scores(plain, lambda node: next(nx.resource_allocation_index(plain, [(0, node)]))[2]),
        "katz": scores(plain, lambda node: sum(BETA**step * by_length[step][node] for step in range(1, 5))),
        "threeSteps": scores(plain, lambda node: three_steps(plain, node)),
    }
    if nx.is_bipartite(plain) and nx.is_connected(plain):
        left = sorted(nx.bipartite.sets(plain, top_nodes=None)[0])
        result["left"] = left
        result["matchingSize"] = len(nx.bipartite.hopcroft_karp_matching(plain, left)) // 2
    igraph_lines = ",\n".join(
        f'  "{key}": {json.dumps(value)}'
        for key, value in from_igraph(graph, edges, result["weights"]).items()
    )
    lines = ",\n".join(f'"{key}": {json.dumps(value)}' for key, value in result.items())
    (PLACE / f"{name}.json").write_text("{\n" + lines + ',\n"igraph": {\n' + igraph_lines + "\n}\n}\n")


write("karate", nx.karate_club_graph())
write("les-miserables", nx.les_miserables_graph())
write("southern-women", nx.davis_southern_women_graph())
write("florentine", nx.florentine_families_graph())
