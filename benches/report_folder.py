#!/usr/bin/env python3
"""Times `shnor select --out`, the whole report folder, as one process: on the sample city (37 schools), and on 28 such
cities in one (1036 schools), whose rows are those of the sample with other codes and numbers of schools.

    cargo build --profile dist
    python3 benches/report_folder.py target/dist/shnor [runs]

Needs a Unix system, Python 3.11 and openpyxl. Every school must be in the ranking's file before time is taken.
"""

import csv
import re
import statistics
import sys
import tempfile
from pathlib import Path

from measured import run
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parent.parent
CITY = ROOT / "sample-data" / "norilsk-2020"
CRITERIA = ROOT / "criteria" / "municipal-index-no-vpr.toml"
CITIES = 28
CODE = re.compile(r"(?<!\d)240\d{3}(?!\d)")
NAME = re.compile(r"[А-Яа-яё»№]\s*\d+|№\s*\d+")


def unnumbered():
    """The names of the register that have no number."""
    cells = (cell.value for row in load_workbook(CITY / "Реестр школ.xlsx").active.iter_rows(min_row=4) for cell in row[:4])
    names = (name.strip() for cell in cells if isinstance(cell, str) for name in cell.split(";"))
    return {name for name in names if not re.search(r"\d", name)}


UNNUMBERED = unnumbered()


def moved(value, city):
    """The cell of a school of another city: its code and the number in its name are others."""
    if isinstance(value, int) and CODE.fullmatch(str(value)):
        return value + 1000 * city
    if not isinstance(value, str) or "%" in value or len(value) > 70:
        return value
    if ";" in value:
        return ";".join(moved(name.strip(), city) for name in value.split(";"))
    if CODE.search(value):
        return CODE.sub(lambda code: str(int(code.group()) + 1000 * city), value)
    if value in UNNUMBERED:
        return f"{value} {city}"
    if NAME.search(value):
        return re.sub(r"\d+", lambda number: str(int(number.group()) + 100 * city), value)
    return value


def write_workbook(source, target):
    book = load_workbook(source)
    for sheet in book:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1)]
        first = next(at for at, row in enumerate(rows) if any(moved(value, 1) != value for value in row[:4]) and at > 2)
        last = max(at for at, row in enumerate(rows) if any(moved(value, 1) != value for value in row[:4]))
        # the totals below are those of one city
        sheet.delete_rows(last + 2, len(rows))
        for city in range(1, CITIES):
            for row in rows[first : last + 1]:
                sheet.append([moved(value, city) for value in row])
    book.save(target)


def write_table(source, target):
    lines = source.read_text(encoding="cp1251").splitlines()
    head = next(at for at, line in enumerate(lines) if NAME.search(line.split(";")[0]) and at > 1)
    more = []
    for city in range(1, CITIES):
        for line in lines[head:]:
            name, rest = line.split(";", 1)
            more.append(f"{moved(name, city)};{rest}")
    target.write_text("\n".join(lines + more), encoding="cp1251")


def many(folder):
    """The data of all cities."""
    folder.mkdir()
    for source in CITY.iterdir():
        if source.suffix == ".xlsx":
            write_workbook(source, folder / source.name)
        elif source.suffix == ".csv":
            write_table(source, folder / source.name)
    (folder / "selection.toml").write_text(
        f'schema = "shnor/selection/1"\nyear = 2020\ncriteria = "{CRITERIA}"\nsynthetic = true\n', encoding="utf-8"
    )
    return folder


def main():
    program = Path(sys.argv[1]).resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    with tempfile.TemporaryDirectory() as root:
        for data, schools in ((CITY, 37), (many(Path(root) / "data"), 37 * CITIES)):
            report = Path(root) / "report"
            command = [str(program), "select", str(data), "--out", str(report), "--force", "-q"]
            run(command)
            ranked = len(list(csv.DictReader(open(report / "ranking.csv", encoding="utf-8"))))
            if ranked != schools:
                sys.exit(f"{ranked} schools instead of {schools}")
            measured = [run(command) for _ in range(runs)]
            seconds = [seconds for seconds, _ in measured]
            size = sum(file.stat().st_size for file in report.iterdir()) / 1e6
            print(
                f"{schools:4} schools  median {statistics.median(seconds) * 1000:7.1f} ms"
                f" (min {min(seconds) * 1000:.1f}, max {max(seconds) * 1000:.1f}),"
                f" peak memory {max(memory for _, memory in measured):.0f} MB,"
                f" {len(list(report.iterdir()))} files of {size:.1f} MB"
            )


if __name__ == "__main__":
    main()
