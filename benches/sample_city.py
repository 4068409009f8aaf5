#!/usr/bin/env python3
"""Times `shnor select --out` on the sample city beside benches/independent.py, which reads the same files with pandas
and openpyxl and computes the same index. Whole processes, in turn, on this machine: medians and the ratio.

    cargo build --profile dist
    python3 benches/sample_city.py target/dist/shnor [runs]

Needs a Unix system, Python 3.11, pandas and openpyxl. The two results are compared to the last digit first.
"""

import csv
import statistics
import sys
import tempfile
from pathlib import Path

from measured import run

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "sample-data" / "norilsk-2020"


def main():
    program = Path(sys.argv[1]).resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    with tempfile.TemporaryDirectory() as folder:
        report, oracle = Path(folder) / "report", Path(folder) / "oracle.csv"
        ours = [str(program), "select", str(DATA), "--out", str(report), "--force", "-q"]
        theirs = [sys.executable, str(ROOT / "benches" / "independent.py"), "--out", str(oracle)]
        run(ours), run(theirs)
        scores = {row["id"]: row["score"] for row in csv.DictReader(open(report / "ranking.csv", encoding="utf-8"))}
        expected = {row["code"]: row["score"] for row in csv.DictReader(open(oracle, encoding="utf-8"))}
        if scores != expected:
            sys.exit("the two computations differ")
        pairs = [(run(ours), run(theirs)) for _ in range(runs)]
    for name, place in (("shnor", 0), ("pandas + openpyxl", 1)):
        seconds = [pair[place][0] for pair in pairs]
        memory = [pair[place][1] for pair in pairs]
        print(
            f"{name:18} median {statistics.median(seconds) * 1000:7.1f} ms"
            f" (min {min(seconds) * 1000:.1f}, max {max(seconds) * 1000:.1f}), peak memory {max(memory):.0f} MB"
        )
    ratios = [theirs[0] / ours[0] for ours, theirs in pairs]
    print(f"{len(scores)} scores agree to the last digit; pandas takes {statistics.median(ratios):.0f} times as long (median of {runs} pairs)")


if __name__ == "__main__":
    main()
