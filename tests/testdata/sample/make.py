#!/usr/bin/python3
"""Makes the sample plan of config/sample/plan.csv as Word and Excel documents,
and has LibreOffice save each as the other kinds. Debian's python3-openpyxl,
python3-docx, libreoffice-writer and -calc; run by hand when the sample changes,
and commit the result."""

import csv
import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

HERE = Path(__file__).parent
SAMPLE = HERE.parents[2] / "config" / "sample" / "plan.csv"
# Of the columns whose cells are merged where they repeat.
MERGED = ("Sub-objective",)


def sample():
    with open(SAMPLE, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def runs(rows, column):
    """First and last row of each run of the same text in a column, the header left out."""
    first = 1
    for row in range(2, len(rows) + 1):
        if row == len(rows) or rows[row][column] != rows[first][column]:
            if row - 1 > first and rows[first][column]:
                yield first, row - 1
            first = row


def word(rows):
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.styles["Normal"].font.size = Pt(7)
    document.add_heading("Child sexual exploitation delivery plan", 1)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    grid = [row.cells for row in table.rows]
    for cells, texts in zip(grid, rows):
        for cell, text in zip(cells, texts):
            cell.text = text
    for name in MERGED:
        column = rows[0].index(name)
        for first, last in runs(rows, column):
            for row in range(first + 1, last + 1):
                grid[row][column].text = ""
            text = grid[first][column].text
            grid[first][column].merge(grid[last][column]).text = text
    document.save(HERE / "plan.docx")


def excel(rows):
    book = Workbook()
    sheet = book.active
    sheet.title = "Delivery plan"
    for row in rows:
        sheet.append([text or None for text in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for name in MERGED:
        column = rows[0].index(name) + 1
        for first, last in runs(rows, column - 1):
            sheet.merge_cells(start_row=first + 1, start_column=column, end_row=last + 1, end_column=column)
    book.save(HERE / "plan.xlsx")


def convert(profile, source, kind, target, *options):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", *options, "--convert-to", kind,
                        "--outdir", folder, source], check=True, stdout=subprocess.DEVNULL)
        (made,) = Path(folder).iterdir()
        made.rename(target)


def conversions():
    with tempfile.TemporaryDirectory() as profile, tempfile.TemporaryDirectory() as pages:
        # Commas, quotes, UTF-8; the eighth column is text: "May 2015" is no 1st of May.
        convert(profile, SAMPLE, "ods", HERE / "plan.ods", "--infilter=Text - txt - csv (StarCalc):44,34,76,1,8/2")
        for kind in ("docx", "xlsx", "ods"):
            plan = HERE / f"plan.{kind}"
            # Between Writer and Calc there is no way but by a page.
            page = Path(pages) / f"{kind}.html"
            convert(profile, plan, "html", page)
            for other in ("docx", "xlsx", "ods"):
                target = HERE / f"plan-{kind}-as.{other}"
                if (kind == "docx") == (other == "docx"):
                    convert(profile, plan, other, target)
                elif other == "docx":
                    convert(profile, page, "docx:MS Word 2007 XML", target, "--infilter=HTML (StarWriter)")
                else:
                    convert(profile, page, other, target, "--infilter=HTML (StarCalc)")


rows = sample()
word(rows)
excel(rows)
conversions()
