#!/usr/bin/env python3
"""An independent computation of the sample list, the oracle for the Rust engine.

Reads the workbooks of sample-data/norilsk-2020/ with pandas and openpyxl, takes weights and scales from
criteria/municipal-index-no-vpr.toml and computes the index in exact fractions. It shares no code with shnor, and it
knows the layout of this sample only. Needs Python 3.11, pandas and openpyxl.

    python3 benches/independent.py                                      prints the table
    python3 benches/independent.py --out tests/oracle/norilsk-2020.csv

Columns: code, name, rank (1 = most in need), score, then the contribution of each indicator, empty where the
school has none. Rows in the order of the register.
"""

import argparse
import csv
import re
import sys
import tomllib
from fractions import Fraction
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "sample-data" / "norilsk-2020"
YEARS = range(2017, 2021)  # the year of the list, 2020, and not older than three years before it
OGE = {"Математика": "oge.math", "Русский язык": "oge.russian"}
EGE = {"Русский язык": "ege.russian", "Математика базовая": "ege.math_base", "Математика профильная": "ege.math_profile"}


def number(text):
    """The exact number in a cell, or None where there is none."""
    text = re.sub(r"\s", "", text).replace(",", ".")
    return Fraction(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None


def half_up(value, digits):
    scaled = abs(value) * 10**digits
    rounded = Fraction(int(scaled + Fraction(1, 2)), 10**digits)
    return rounded if value >= 0 else -rounded


def sheet(name, page=0):
    """A sheet as text cells, without anything that pandas would guess."""
    frame = pd.read_excel(DATA / name, sheet_name=page, header=None, dtype=object)
    return frame.map(lambda cell: "" if pd.isna(cell) else str(cell).strip()).values.tolist()


# ─── Schools ────────────────────────────────────────────────────────────────────────────────────────────────────


def name_key(name):
    """`МБОУ «СОШ №16»`, `СШ № 16` → `сш 16`; a name without a number stays as it is."""
    name = re.sub(r"[«»\"\s\u00a0]+", " ", name).strip().lower()
    name = name.removeprefix("мбоу ")
    found = re.fullmatch(r"(.+?)\s*№?\s*(\d+)", name)
    return f"{found[1]} {found[2]}" if found else name


def read_register():
    schools, by_name = {}, {}
    for code, official, short, others, kind, level, *_ in sheet("Реестр школ.xlsx")[3:]:
        schools[code] = {"name": short, "level": level.replace("–", "-"), "type": kind}
        for name in {name_key(name) for name in (official, short, *others.split(";")) if name.strip()}:
            if by_name.setdefault(name, code) != code:
                sys.exit(f"two schools are called «{name}»")
    return schools, by_name


# ─── Observations: (code, measure, year) → number; a blank, `-`, `н/д` or `х` leaves none ───────────────────────


def read_oge(observed, year):
    rows = sheet(f"ОГЭ-{year}.xlsx")
    top = next(row for row, cells in enumerate(rows) if "Код ОО" in cells)
    columns = ["participants", "mark_2", "mark_3", "mark_4", "mark_5", "mean"]
    for cells in rows[top + 2 :]:
        if cells[1]:  # the row of totals has no code
            for title, subject in OGE.items():
                first = rows[top].index(title)
                for measure, cell in zip(columns, cells[first : first + 6]):
                    observed[cells[1], f"{subject}.{measure}", year] = number(cell)


def read_ege(observed, by_name, year):
    rows = sheet("ЕГЭ 2018-2019.xlsx", str(year))
    top = next(row for row, cells in enumerate(rows) if "Из них" in cells)
    columns = ["participants", "below_min", "high", "full", "mean"]
    for cells in rows[top + 3 :]:
        if cells[1]:
            for title, subject in EGE.items():
                first = rows[top + 1].index(title)
                for measure, cell in zip(columns, cells[first : first + 5]):
                    observed[by_name[name_key(cells[1])], f"{subject}.{measure}", year] = number(cell)


def read_self_evaluation(observed, by_name):
    rows = sheet("Самообследование 2019.xlsx")
    header = [cell.split(" ")[0] for cell in rows[3]]
    for cells in rows[4:]:
        code = by_name[name_key(cells[1])]
        for item in ("1.5", "1.14", "1.15"):
            base = number(cells[header.index("1.1")]) if item == "1.5" else None
            observed[code, f"self.{item}", 2019] = share_cell(cells[header.index(item)], base)


def share_cell(text, base):
    """`312/47,5%` in percent: the exact share where the count and its base give what is printed."""
    found = re.fullmatch(r"(\d+)(?:\s*чел\.)?\s*/\s*([\d,]+)\s*%", text)
    if not found:
        return None
    count, printed = int(found[1]), number(found[2])
    digits = len(found[2].partition(",")[2])
    if count == 0 and printed == 0:
        return Fraction(0)
    bases = [n for n in range(count, 20_000) if half_up(Fraction(100 * count, n), digits) == printed]
    if base in bases:
        return 100 * count / base
    return Fraction(100 * count, bases[0]) if len(bases) == 1 else printed


def read_passport(observed, by_name):
    measures = {
        "Всего учащихся": "context.pupils",
        "Всего семей": "context.families",
        "Неполные семьи": "context.families_incomplete",
        "На профилактическом учёте (ВШУ, ПДН, КДН)": "context.pupils_on_record",
        "Оба родителя с высшим образованием, %": "context.parents_degree",
    }
    path = DATA / "Соцпаспорт 2019-2020.csv"
    frame = pd.read_csv(path, sep=";", encoding="cp1251", skiprows=1, dtype=str, keep_default_na=False)
    for row in frame.to_dict("records"):
        for title, measure in measures.items():
            observed[by_name[name_key(row["Наименование ОО"])], measure, 2019] = number(row[title])


# ─── Indicators ─────────────────────────────────────────────────────────────────────────────────────────────────


def yearly(indicator, observed, code, year):
    """What one year gives: (numerator, denominator), or None unless every cell needed is there."""
    if "value" in indicator:
        measures = [indicator["value"]]
    elif "mean" in indicator:
        measures = [indicator["mean"][0], indicator["mean"][0].replace(".mean", ".participants")]
    else:
        measures = indicator["share"] + indicator["of"]
    cells = [observed.get((code, measure, year)) for measure in measures]
    if None in cells:
        return None
    if "value" in indicator:
        return cells[0], Fraction(1)
    if "mean" in indicator:
        return cells[0] * cells[1], cells[1]
    counted = len(indicator["share"])
    return 100 * sum(cells[:counted]), sum(cells[counted:])


def values(indicator, observed, schools):
    """The indicator of each school that has it, in the units of its scale."""
    have = {code: {year: yearly(indicator, observed, code, year) for year in YEARS} for code in schools}
    known = [year for year in YEARS if any(years[year] for years in have.values())]
    taken = known[-indicator["years"]["last"] :]
    result = {}
    for code, years in have.items():
        pairs = [years[year] for year in taken if years[year]]
        numerator, denominator = (sum(side) for side in zip(*pairs)) if pairs else (0, 0)
        if denominator and denominator >= indicator.get("smallest_cohort", 0):
            result[code] = numerator / denominator
    return result


def normalised(value, scale):
    worst, best = Fraction(scale["worst"]), Fraction(scale["best"])
    return min(max((value - worst) / (best - worst), Fraction(0)), Fraction(1))


# ─── Index ──────────────────────────────────────────────────────────────────────────────────────────────────────


def weights(criteria, index_id, level, has):
    """Effective weights of the indicators under an index (of 1 in all) or None below its coverage, and whether
    anything under it applies to the level."""
    index = next(index for index in criteria["index"] if index["id"] == index_id)
    indicators = {indicator["id"]: indicator for indicator in criteria["indicator"]}
    applicable, present = Fraction(0), []
    for part in index["parts"]:
        if "index" in part:
            below, applies = weights(criteria, part["index"], level, has)
        else:
            applies = level in indicators[part["indicator"]].get("levels", [level])
            below = {part["indicator"]: Fraction(1)} if part["indicator"] in has else None
        if applies:
            applicable += part["weight"]
            if below is not None:
                present.append((Fraction(part["weight"]), below))
    with_data = sum(weight for weight, _ in present)
    if not with_data or 100 * with_data < index["missing"]["coverage"] * applicable:
        return None, applicable > 0
    return {leaf: weight * share / with_data for weight, below in present for leaf, share in below.items()}, True


def compute():
    criteria = tomllib.loads((ROOT / "criteria" / "municipal-index-no-vpr.toml").read_text(encoding="utf-8"))
    schools, by_name = read_register()
    observed = {}
    for year in (2018, 2019):
        read_oge(observed, year)
        read_ege(observed, by_name, year)
    read_self_evaluation(observed, by_name)
    read_passport(observed, by_name)

    found = {indicator["id"]: values(indicator, observed, schools) for indicator in criteria["indicator"]}
    scales = {indicator["id"]: indicator["scale"] for indicator in criteria["indicator"]}
    digits = criteria["rounding"]["contribution"]["digits"]
    for code, school in schools.items():
        has = {indicator for indicator in found if code in found[indicator]}
        effective, _ = weights(criteria, criteria["list"]["index"], school["level"], has)
        school["parts"] = {
            leaf: half_up(100 * weight * normalised(found[leaf][code], scales[leaf]), digits)
            for leaf, weight in (effective or {}).items()
        }
        school["score"] = sum(school["parts"].values()) if effective else None
    scores = [school["score"] for school in schools.values() if school["score"] is not None]
    for school in schools.values():
        score = school["score"]
        school["rank"] = "" if score is None else 1 + sum(other < score for other in scores)
    return schools, list(found)


def main():
    arguments = argparse.ArgumentParser(description="The sample list, computed independently.")
    arguments.add_argument("--out", type=Path, help="write the table to this file")
    path = arguments.parse_args().out
    schools, indicators = compute()
    with open(path, "w", encoding="utf-8", newline="") if path else sys.stdout as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["code", "name", "rank", "score", *indicators])
        for code, school in schools.items():
            figures = [school["score"], *(school["parts"].get(indicator) for indicator in indicators)]
            shown = ["" if figure is None else f"{float(figure):.2f}" for figure in figures]
            table.writerow([code, school["name"], school["rank"], *shown])


if __name__ == "__main__":
    main()
