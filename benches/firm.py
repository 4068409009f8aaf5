#!/usr/bin/env python3
"""The draws of `cargo bench --bench firm` in vectorised numpy, beside the program on the same table in the same run: 10,000
draws of the results of each school, Beta(k + ½, n − k + ½), and 10,000 of the weights, Dirichlet around those of the
methodology; how often each school is listed and between which places it stands.

    cargo bench --bench firm --no-run
    python3 benches/firm.py [schools] [draws] [runs]

Needs Python 3.11 and numpy. The probabilities of both are compared first: they may differ by sampling error only. The
program does more in its time: the list without each indicator, with each weight changed, and the interval of each weight.
"""

import math
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    import numpy as np
except ImportError:
    sys.exit("numpy is not installed: there is nothing to compare the program with (python3 -m pip install numpy)")

ROOT = Path(__file__).resolve().parent.parent
INDICATORS = 15
GROUPS, TOP = [1, 2, 3, 4, 5], [50, 30, 20]
CLOSENESS = 100
BLOCK = 250


def program(schools, draws, table, chances):
    """The median of the program's runs in seconds, and by school how often it is listed: results, weights."""
    command = ["cargo", "bench", "--quiet", "--bench", "firm", "--", str(schools), str(draws)]
    command += ["--table", str(table), "--chances", str(chances)]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    found = re.search(r"firmness: median ([\d.]+) s", out.stdout)
    if out.returncode or not found:
        sys.exit(out.stderr or out.stdout)
    return float(found[1]), np.loadtxt(chances, delimiter=",", ndmin=2)


def score(normalised, groups, top):
    """Points of all schools in a block of draws: weights are drawn (draws × parts) or given (parts)."""
    parts = normalised.reshape(*normalised.shape[:-1], 3, 5)
    if top.ndim == 1:
        return 100 * (parts @ groups[0] @ top)
    inner = np.einsum("sgp,dgp->dsg", parts, np.stack(groups, axis=1))
    return 100 * np.einsum("dsg,dg->ds", inner, top)


def tally(scores, wanted, listed, places):
    """Counts the lists and places of a block of draws; a score shared with the last one inside is inside too."""
    schools = scores.shape[1]
    scores = np.round(scores, 7)
    ordered = np.sort(scores, axis=1)
    listed += (scores <= ordered[:, wanted - 1 : wanted]).sum(axis=0)
    ranks = np.stack([np.searchsorted(order, row) for row, order in zip(scores, ordered)])
    cells = np.arange(schools) * schools + ranks
    places += np.bincount(cells.ravel(), minlength=schools * schools).reshape(schools, schools)


def intervals(places, draws):
    """The places between which a school stands in 95 of 100 draws."""
    sums = places.cumsum(axis=1)
    low = (sums * 40 > draws).argmax(axis=1) + 1
    high = places.shape[1] - (places[:, ::-1].cumsum(axis=1) * 40 > draws).argmax(axis=1)
    return np.column_stack([low, high])


def drawn(counts, draws, random):
    """The same as the program in numpy: by school how often it is listed and its places, with results and weights drawn."""
    schools = len(counts)
    wanted = math.ceil(schools / 5)
    failed, pupils = counts[:, :, 0], counts[:, :, 1]
    along = lambda share: np.clip(1 - share / 0.6, 0, 1)
    groups = [np.array(GROUPS) / sum(GROUPS)] * 3
    top = np.array(TOP) / sum(TOP)
    fixed = along(failed / pupils)
    told = []
    for kind in ("results", "weights"):
        listed = np.zeros(schools, dtype=np.int64)
        places = np.zeros((schools, schools), dtype=np.int64)
        for first in range(0, draws, BLOCK):
            block = min(BLOCK, draws - first)
            if kind == "results":
                shares = random.beta(failed + 0.5, pupils - failed + 0.5, size=(block, schools, INDICATORS))
                scores = score(along(shares), groups, top)
            else:
                weights = [random.dirichlet(CLOSENESS * group, block) for group in groups]
                scores = score(fixed, weights, random.dirichlet(CLOSENESS * top, block))
            tally(scores, wanted, listed, places)
        told.append((listed, intervals(places, draws)))
    return told


def compare(chances, told, draws):
    """Probabilities agree within 4½ standard errors of the difference of two counts, and a part for the tables."""
    for column, (kind, (listed, places)) in enumerate(zip(("results", "weights"), told)):
        ours, theirs = chances[:, 3 * column] / draws, listed / draws
        both = (ours + theirs) / 2
        error = 4.5 * np.sqrt(2 * both * (1 - both) / draws) + 0.003
        worst = (abs(ours - theirs) - error).argmax()
        if abs(ours - theirs)[worst] > error[worst]:
            sys.exit(f"{kind}: school {worst + 1} is listed with {ours[worst]} and {theirs[worst]}")
        off = abs(chances[:, 3 * column + 1 : 3 * column + 3] - places).max()
        print(f"{kind}: probabilities differ by {abs(ours - theirs).max():.4f} at the most, ends of places by {off:.0f}")


def main():
    numbers = [int(argument) for argument in sys.argv[1:]]
    schools, draws, runs = (numbers + [1_000, 10_000, 3][len(numbers) :])[:3]
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        table, chances = Path(folder) / "table.csv", Path(folder) / "chances.csv"
        for run in range(runs):
            seconds, found = program(schools, draws, table, chances)
            ours.append(seconds)
            counts = np.loadtxt(table, delimiter=",").reshape(schools, INDICATORS, 2)
            start = time.perf_counter()
            told = drawn(counts, draws, np.random.default_rng(run))
            theirs.append(time.perf_counter() - start)
            if run == 0:
                compare(found, told, draws)
    for name, seconds in (("shnor", ours), ("numpy", theirs)):
        print(f"{name:6} median {statistics.median(seconds):7.2f} s (min {min(seconds):.2f}, max {max(seconds):.2f})")
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(f"{schools} schools, {INDICATORS} indicators, {draws} draws of each kind: numpy takes {ratio:.1f} times as long")


if __name__ == "__main__":
    main()
