#!/usr/bin/env python3
"""The table of Docs/Drawing.md: the network view beside Graphviz's own layouts of the same boxes and lines.

    compare_network.py --engawa .build/release/engawa --tools ../shared/tools/drawing [--shape 12x80]... [--seeds 1,2,3] [--keep DIR]

Draws the towns of sample_towns.py, then lets sfdp and neato (-Goverlap=prism) place the same boxes, of the same sizes and
with the same lines, and measures all with drawing_metrics.py. Prints medians over the seeds.
"""
import argparse, json, os, re, statistics, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
COLUMNS = [("node_overlaps", "overlaps"), ("edges_through_nodes", "lines through boxes"), ("edge_crossings", "crossings"),
           ("edges_on_edges", "lines on lines"), ("a3_min_name_font_pt", "smallest name on A3")]


def plain(path, out):
    """The same boxes and lines without places."""
    lines = ["digraph g {", 'node [shape=box, fixedsize=true, margin=0, fontname="Noto Sans CJK JP"];']
    for line in open(path, encoding="utf-8"):
        found = re.match(r"  (\S+)( -> \S+)? \[(.*)\]$", line.rstrip("\n"))
        if found and found.group(2):
            lines.append(f"{found.group(1)}{found.group(2)} [class=link];")
        elif found and re.search(r'class="?(ibasho|actor)', found.group(3)):
            text = found.group(3)
            size = re.search(r"width=[\d.]+, height=[\d.]+", text).group(0)
            label = re.search(r"label=<.*?>, (?=pos|fontsize)", text).group(0)
            font = re.search(r"fontsize=[\d.]+", text)
            kind = re.search(r'class="[^"]*"|class=\w+', text).group(0)
            lines.append(f"{found.group(1)} [{label}{size}, {kind}{', ' + font.group(0) if font else ''}];")
    default = re.search(r"node \[.*?(fontsize=[\d.]+)", open(path, encoding="utf-8").read(), re.S).group(1)
    lines[1] = lines[1].replace("];", f", {default}];")
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines + ["}"]) + "\n")


def measure(tools, path, *more):
    done = subprocess.run([sys.executable, os.path.join(tools, "drawing_metrics.py"), "--json", path, *more],
                          capture_output=True, text=True)
    metrics = json.loads(done.stdout)
    return metrics[0] if isinstance(metrics, list) else metrics


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--engawa", required=True)
    parse.add_argument("--tools", required=True)
    parse.add_argument("--shape", action="append")
    parse.add_argument("--seeds", default="1,2,3")
    parse.add_argument("--keep")
    parse.add_argument("--options", default="")
    asked = parse.parse_args()
    folder = asked.keep or tempfile.mkdtemp()
    print("| ibasho × supporters | layout | " + " | ".join(name for _, name in COLUMNS) + " |")
    print("|---|---|" + "---:|" * len(COLUMNS))
    for shape in asked.shape or ["5x30", "12x80", "30x200", "230x5000"]:
        rows = {}
        for seed in asked.seeds.split(","):
            subprocess.run([sys.executable, os.path.join(HERE, "sample_towns.py"), "--out", folder, "--shape", shape,
                            "--seed", seed], check=True)
            base = os.path.join(folder, f"{shape}-{seed}")
            if os.path.exists(base + ".engawa"):
                os.remove(base + ".engawa")
            subprocess.run([asked.engawa, "import", base + ".engawa", base + "/ties.csv", base + "/links.csv"],
                           check=True, capture_output=True)
            subprocess.run([asked.engawa, "draw", base + ".engawa", "--view", "network", *asked.options.split(),
                            "-o", base + ".dot"], check=True)
            plain(base + ".dot", base + "-plain.dot")
            rows.setdefault("engawa", []).append(measure(asked.tools, base + ".dot"))
            for engine in ["sfdp", "neato"]:
                rows.setdefault(f"{engine} -Goverlap=prism", []).append(
                    measure(asked.tools, base + "-plain.dot", "-K", engine, "-G", "overlap=prism"))
        for name, found in rows.items():
            cells = [f"{statistics.median((m.get(key) or 0) for m in found):.4g}" for key, _ in COLUMNS]
            print(f"| {shape.replace('x', ' × ')} | {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
