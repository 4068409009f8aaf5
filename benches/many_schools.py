#!/usr/bin/env python3
"""Times `shnor check` as a whole process on the data of sixty schools: twelve workbooks with a row a school, and twelve
workbooks a school, 720 files. Each folder has a register of its own; the layouts are those that ship.

    cargo build --profile dist
    python3 benches/many_schools.py target/dist/shnor [runs]

Needs a Unix system, Python 3.11 and openpyxl. Both folders must be understood whole, every row used, before time is taken.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measured import run
from openpyxl import Workbook

SCHOOLS = 60
COUNTS = ["Принимали участие, чел.", "Получили «2»", "Получили «3»", "Получили «4»", "Получили «5»"]
EGE = ["Участники ЕГЭ", "Не преодолели min порог", "Средний балл"]


def marks(school):
    """Participants and how many got 2, 3, 4, 5."""
    counts = [school % 3, 8 + school % 5, 12 + school % 7, 4 + school % 4]
    return [sum(counts), *counts]


def percents(school):
    counts = marks(school)
    return [counts[0], *(round(100 * count / counts[0], 2) for count in counts[1:])]


def kinds():
    """The twelve documents: name of the file, title, headings, the values of a school."""
    for subject in ["Математика", "Русский язык", "Физика"]:
        yield f"ОГЭ 2019 {subject}", f"ОГЭ 2019. {subject}", COUNTS, marks
    for subject in ["Русский язык", "Математика профильная", "Химия"]:
        title = f"Результаты ЕГЭ 2019. {subject}"
        yield f"ЕГЭ 2019 {subject}", title, EGE, lambda school: [20 + school % 9, school % 3, 50 + school % 30]
    headings = ["Кол-во участников", "2", "3", "4", "5"]
    for subject in ["Математика", "Русский язык"]:
        yield f"ВПР 2019 {subject} 5 класс", f"ВПР 2019. {subject}. 5 класс", headings, percents
    headings = ["Всего учащихся", "Неполные семьи", "Многодетные семьи", "Малоимущие семьи", "Дети под опекой"]
    yield "Социальный паспорт 2019", "Социальный паспорт, 2018/2019 учебный год", headings, (
        lambda school: [400 + school, 60 + school, 30, 40, 5]
    )
    headings = ["Всего педагогов", "С высшим образованием", "Высшая категория", "Первая категория"]
    yield "Педагоги 2019", "Квалификация педагогических кадров, 2019 год", headings, lambda school: [30, 25, 8, 9]
    headings = ["Число классов", "С ОВЗ", "Обучающихся во вторую смену"]
    yield "ОО-1 2019", "Выписка из формы ОО-1, 2019 год", headings, lambda school: [18, 9, school]
    headings = ["Общая площадь", "Персональных компьютеров", "Книжный фонд"]
    yield "ОО-2 2019", "Выписка из формы ОО-2, 2019 год", headings, lambda school: [3000 + school, 60, 12000]


def write(path, title, headings, rows):
    book = Workbook()
    sheet = book.active
    sheet.append([title])
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    book.save(path)


def name(school):
    return f"МБОУ «СШ № {school}»"


def folders(root):
    """Both folders, written."""
    together, apart = root / "12", root / "720"
    schools = range(1, SCHOOLS + 1)
    for folder in (together, apart):
        folder.mkdir()
        rows = [[240_000 + school, name(school), "средняя школа", "1-11"] for school in schools]
        write(folder / "Реестр школ.xlsx", "Реестр школ", ["Код", "Наименование", "Тип", "Уровень"], rows)
    for file, title, headings, values in kinds():
        headings = ["Код ОО", "Наименование ОО", *headings]
        rows = {school: [240_000 + school, name(school), *values(school)] for school in schools}
        write(together / f"{file}.xlsx", title, headings, rows.values())
        for school, row in rows.items():
            write(apart / f"{file} СШ {school:02}.xlsx", title, headings, [row])
    return together, apart


def main():
    program = Path(sys.argv[1]).resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 11
    with tempfile.TemporaryDirectory() as root:
        for folder in folders(Path(root)):
            command = [str(program), "check", str(folder), "--format", "json"]
            read = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            files = {entry["file"] for entry in read["files"]}
            used = sum(entry["rows_used"] for entry in read["files"])
            if len(files) != len(list(folder.iterdir())) or used != 13 * SCHOOLS:
                sys.exit(f"{len(files)} files and {used} rows were understood")
            measured = [run(command) for _ in range(runs)]
            seconds = [seconds for seconds, _ in measured]
            print(
                f"{len(files):4} files  median {statistics.median(seconds) * 1000:7.1f} ms"
                f" (min {min(seconds) * 1000:.1f}, max {max(seconds) * 1000:.1f}),"
                f" peak memory {max(memory for _, memory in measured):.0f} MB"
            )


if __name__ == "__main__":
    main()
