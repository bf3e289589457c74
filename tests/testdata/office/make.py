#!/usr/bin/env python3
"""Makes the documents beside it: one for each oddity. Debian's python3-openpyxl
and python3-docx; run by hand when a document is added, and commit the result.
The ODS ones are the XLSX ones as LibreOffice saves them."""

import subprocess
import zipfile
from datetime import date
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

HERE = Path(__file__).parent


def workbook(rows=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def save(book, name):
    book.save(HERE / name)
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "ods", "--outdir", HERE, HERE / name],
        check=True, stdout=subprocess.DEVNULL)


def dates():
    book = workbook([["Action", "Due", "Shown as month"]])
    sheet = book.active
    sheet.append(["Brief staff", date(2015, 5, 31), date(2015, 5, 1)])
    sheet["B2"].number_format = "dd/mm/yyyy"
    sheet["C2"].number_format = "mmm-yy"
    sheet.append(["Number", 42155, 1.1])
    save(book, "dates.xlsx")


def dates_1904():
    from openpyxl.utils.datetime import CALENDAR_MAC_1904
    book = workbook([["Due"]])
    book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2015, 5, 31)])
    book.active["A2"].number_format = "yyyy-mm-dd"
    book.save(HERE / "dates-1904.xlsx")


def merged():
    book = workbook([["Objective", "Action", "RAG", "Note"],
                     ["1 Prevent", "Brief staff", "G", "wide"],
                     [None, "Train staff", "A", None]])
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("D2:E3")
    save(book, "merged.xlsx")


def fills():
    book = workbook([["plain", "indexed", "theme", "tint", "none"]])
    sheet = book.active
    colours = [Color(rgb="FFFFC000"), Color(indexed=10), Color(theme=4),
               Color(theme=4, tint=0.5999938962981048)]
    for cell, colour in zip(sheet[1], colours):
        cell.fill = PatternFill("solid", fgColor=colour)
    book.save(HERE / "fills.xlsx")


def struck():
    book = workbook([["Due", "Action"], ["31/03/2015", "Brief staff"]])
    book.active["A2"].font = Font(strike=True)
    save(book, "struck.xlsx")


def hidden():
    book = workbook([["shown", "1"], ["hidden row", "2"]])
    book.active.title = "Plan"
    book.active.row_dimensions[2].hidden = True
    other = book.create_sheet("Lists")
    other.append(["hidden sheet"])
    other.sheet_state = "hidden"
    save(book, "hidden.xlsx")


def strict():
    """As Excel saves a strict workbook: other namespaces, absolute names."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"'
        ' Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
        ' xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><sheets>'
        '<sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships'
        ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet"'
        ' Target="/xl/worksheets/sheet1.xml"/>'
        '<Relationship Id="rId2" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings"'
        ' Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": '<sst xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main">'
        '<si><t>Action</t></si><si><r><t>Brief </t></r><r><rPr><strike/></rPr><t>all </t></r>'
        '<r><t>staff</t></r></si></sst>',
        "xl/worksheets/sheet1.xml": '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData>'
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>UPPER("due")</f><v>DUE</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="b"><v>1</v></c>'
        '<c r="C3" t="e"><v>#REF!</v></c></row></sheetData></worksheet>',
    }
    with zipfile.ZipFile(HERE / "strict.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def table(rows):
    document = Document()
    made = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row):
            cell.text = text
    return document, made


def word_merged():
    document, made = table([["Objective", "Action", "RAG"], ["1 Prevent", "Brief staff", "G"],
                            ["", "Train staff", "A"], ["2 Protect", "", ""]])
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(3, 0).merge(made.cell(3, 2))
    document.save(HERE / "merged.docx")


def run(text, properties=""):
    return parse_xml(f'<w:r {nsdecls("w")}><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>')


def word_changes():
    document, made = table([["Action", "Due"], ["", ""], ["", ""], ["gone", "row"]])
    paragraph = made.cell(1, 0).paragraphs[0]._p
    paragraph.append(run("Brief "))
    deleted = parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>some </w:delText></w:r></w:del>')
    inserted = parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>all staff</w:t></w:r></w:ins>')
    paragraph.extend([deleted, inserted])
    due = made.cell(1, 1).paragraphs[0]._p
    due.append(run("March 2015", "<w:strike/>"))
    due.append(run("June 2015"))
    due.append(run("hidden", "<w:vanish/>"))
    field = made.cell(2, 0).paragraphs[0]._p
    field.append(parse_xml(f'<w:r {nsdecls("w")}><w:instrText>DATE \\@ now</w:instrText></w:r>'))
    field.append(run("two"))
    field.append(parse_xml(f'<w:r {nsdecls("w")}><w:br/></w:r>'))
    field.append(run("lines"))
    properties = made.rows[3]._tr.get_or_add_trPr()
    properties.append(parse_xml(f'<w:del {nsdecls("w")} w:id="3" w:author="a"/>'))
    document.save(HERE / "changes.docx")


def word_controls():
    """A drop-down with a choice, one still at its prompt, a check box."""
    document, made = table([["Action", "RAG", "Done"], ["Brief staff", "", ""], ["Train staff", "", ""]])

    def control(cell, text, properties=""):
        paragraph = cell.paragraphs[0]._p
        paragraph.append(parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r>'
            '</w:sdtContent></w:sdt>'))

    control(made.cell(1, 1), "Green", "<w:dropDownList/>")
    control(made.cell(2, 1), "Choose an item.", "<w:showingPlcHdr/><w:dropDownList/>")
    control(made.cell(1, 2), "\u2612")
    document.save(HERE / "controls.docx")


def word_shading():
    document, made = table([["cell", "highlight", "none"]])
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "92D050")
    made.cell(0, 0)._tc.get_or_add_tcPr().append(shade)
    made.cell(0, 1).paragraphs[0].runs[0]._r.get_or_add_rPr().append(
        parse_xml(f'<w:highlight {nsdecls("w")} w:val="yellow"/>'))
    document.save(HERE / "shading.docx")


def word_nested():
    document, made = table([["outer", "x"], ["next", "y"]])
    inner = made.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "inner"
    inner.cell(0, 1).text = "z"
    document.save(HERE / "nested.docx")


def word_grid_before():
    document, made = table([["a", "b", "c"], ["d", "e", ""]])
    row = made.rows[1]._tr
    row.remove(row.tc_lst[2])
    row.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
    document.save(HERE / "grid-before.docx")


def hostile():
    with zipfile.ZipFile(HERE / "entities.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
                         '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')
    with zipfile.ZipFile(HERE / "other.zip", "w") as archive:
        archive.writestr("../../etc/passwd", "x")


for make in (dates, dates_1904, merged, fills, struck, hidden, strict, word_merged, word_changes, word_controls,
             word_shading, word_nested, word_grid_before, hostile):
    make()
