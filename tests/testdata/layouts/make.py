#!/usr/bin/python3
"""Makes the plans beside it: five, laid out as councils lay theirs out, and one
that is untidy in every way; all that they say is invented. Debian's python3-openpyxl, python3-docx and LibreOffice;
run by hand when a layout changes, and commit the result."""

import subprocess
from datetime import date
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

HERE = Path(__file__).parent


def landscape():
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.styles["Normal"].font.size = Pt(9)
    return document


def table(document, rows, columns=None):
    made = document.add_table(rows=0, cols=columns or len(rows[0]))
    made.style = "Table Grid"
    for row in rows:
        cells = made.add_row().cells
        for cell, text in zip(cells, row):
            cell.text = text
    return made


def shade(cell, fill):
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), fill)
    cell._tc.get_or_add_tcPr().append(shading)


def across(made, row, text, fill="D9D9D9"):
    cells = made.rows[row].cells
    merged = cells[0].merge(cells[-1])
    merged.text = text
    shade(merged, fill)


def borough():
    """Priorities as tables of their own under headings, RAG last and by colour."""
    document = landscape()
    document.add_heading("Borough partnership: exploitation action plan 2015/16", 0)
    document.add_paragraph("Agreed by the partnership board. Progress is reviewed at each meeting.")
    table(document, [["Version", "Date", "Author"], ["0.1", "12/01/2015", "Policy team"], ["1.0", "02/03/2015", "Policy team"]])
    head = ["No.", "What we will do", "How we will know it has worked", "Who", "By when", "Progress", "RAG"]
    amber, green, red, blue = "FFC000", "92D050", "FF0000", "00B0F0"
    for priority, rows in (
        ("Priority 1: Prevent", [
            (["1.1", "Offer a healthy relationships lesson to every school", "Nine schools in ten have taken it up",
              "Head of Education", "End of July 2015", "Six schools have booked a date with the provider.", ""], amber),
            (["1.2", "Write to every licensed hotel about its duties", "All hotels have replied", "Licensing Manager",
              "31/03/2015", "Letters were sent in February and all hotels replied.", "Done"], blue),
            (["1.3", "Put posters in taxis and bus shelters", "Calls to the helpline rise", "Communications",
              "Autumn 2015", "Artwork is with the printer.", ""], green)]),
        ("Priority 2: Protect", [
            (["2.1", "Screen every child reported missing with one tool", "Audit finds the tool in every file",
              "Missing Co-ordinator / Police", "May 2015", "The tool has been drafted but not agreed.", ""], red),
            (["2.2", "Give each child at high risk a named worker", "No child waits over a week", "Head of Safeguarding",
              "Ongoing", "All children at high risk have one.", ""], green)]),
        ("Priority 3: Pursue", [
            (["3.1", "Share intelligence about places of concern weekly", "Every partner sends a return",
              "Detective Inspector, Licensing Manager", "30 June 2015", "Four of six partners send one.", "A"], amber)]),
    ):
        document.add_heading(priority, 1)
        made = table(document, [head] + [row for row, _ in rows])
        for cell in made.rows[0].cells:
            shade(cell, "1F3864")
        for at, (_, fill) in enumerate(rows, 1):
            shade(made.rows[at].cells[6], fill)
    document.add_paragraph("Key: red, off track; amber, at risk; green, on track; blue, complete.")
    document.save(HERE / "borough.docx")


def county():
    """A workbook with a cover, sections across, a RAG for each quarter."""
    book = Workbook()
    cover = book.active
    cover.title = "Cover"
    for row in (["County safeguarding partnership"], ["Exploitation delivery plan"], ["Owner", "Policy and performance"],
                ["Last updated", date(2015, 10, 5)]):
        cover.append(row)
    sheet = book.create_sheet("Action log")
    sheet.append(["Exploitation delivery plan 2015/16"])
    sheet.merge_cells("A1:K1")
    sheet.append([])
    sheet.append(["Ref", "Action required", "Owner", "Start date", "Target date", "RAG Q1", "RAG Q2", "RAG Q3", "RAG Q4",
                  "Evidence of progress", "Revised date"])
    words = {"R": "FF0000", "A": "FFC000", "G": "00B050", "C": "0070C0"}
    sections = (
        ("Strand A: Leadership and governance", [
            ("A1", "Agree one partnership protocol", "Strategic Lead", date(2015, 4, 1), date(2015, 6, 30), "A", "G", "", "",
             "Signed in September", None),
            ("A2", "Report a shared data set each quarter", "Performance Manager", date(2015, 4, 1), date(2015, 9, 30), "G", "R", "",
             "", "Two agencies have not sent data", date(2015, 12, 31))]),
        ("Strand B: Training", [
            ("B1", "Train all front-line staff of the district councils", "Workforce Development", date(2015, 5, 1),
             date(2016, 3, 31), "G", "G", "", "", "410 of 600 trained", None),
            ("B2", "Brief elected members", "Democratic Services", date(2015, 5, 1), date(2015, 7, 31), "A", "C", "", "",
             "All members attended", None),
            ("B3", "Commission a course for foster carers", "Fostering Manager", date(2015, 10, 1), date(2016, 1, 31), "", "", "", "",
             "", None)]),
    )
    for section, actions in sections:
        sheet.append([section])
        row = sheet.max_row
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=11)
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor="FFDDEBF7")
        for action in actions:
            sheet.append(action)
            for column in (4, 5, 11):
                sheet.cell(sheet.max_row, column).number_format = "dd/mm/yyyy"
            for column in (6, 7, 8, 9):
                cell = sheet.cell(sheet.max_row, column)
                if cell.value:
                    cell.fill = PatternFill("solid", fgColor="FF" + words[cell.value])
    lists = book.create_sheet("Lists")
    for word in ("R", "A", "G", "C"):
        lists.append([word])
    lists.sheet_state = "hidden"
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    book.save(HERE / "county.xlsx")


def city():
    """RAG first, section rows across, and pages split in the middle of a row."""
    document = landscape()
    document.add_heading("City child exploitation strategy", 1)
    document.add_heading("Delivery plan", 2)
    head = ["Status", "Ref", "Action", "Lead officer / agency", "Support", "Timescale", "Update"]
    first = table(document, [
        head,
        ["", "", "", "", "", "", ""],
        ["On track", "1a", "Appoint a co-ordinator for the three hospitals", "Designated Nurse", "Hospital trust", "By end of June 2015",
         "Interviews are booked."],
        ["Delayed", "1b", "Agree a pathway for children who go missing from care,", "Head of Looked After Children", "Police",
         "April 2015 (revised to September 2015)", "The draft pathway"],
    ])
    across(first, 1, "Objective 1: Health and care services see the signs early")
    document.add_page_break()
    second = table(document, [
        ["", "", "with neighbouring councils", "", "Ambulance service", "", "waits for two councils' comments."],
        ["Complete", "1c", "Brief all GP practices", "Clinical Commissioning Group", "", "March 2015", "Forty practices were briefed."],
        ["", "", "", "", "", "", ""],
        ["Not started", "2a", "Set up a panel of young people", "Participation Worker", "Youth service", "2015/16 Q3", ""],
        ["Off track", "2b", "Publish a guide for parents in five languages", "Communications & Community Cohesion", "", "30/04/2015",
         "Translation has no funding."],
    ])
    across(second, 2, "Objective 2: Children, parents and communities are heard")
    document.add_page_break()
    table(document, [head, ["Amber", "2c", "Run drop-in sessions in libraries", "Library Manager", "Youth service", "Winter 2015",
                            "Three of five libraries."]])
    document.add_heading("Risks", 2)
    table(document, [["Risk", "Likelihood", "Impact", "Mitigation"], ["Funding ends in March", "High", "High", "Bid to the fund"]])
    document.save(HERE / "city.docx")


def district():
    """Merged objectives, start and end dates, a status word; saved as ODS."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Delivery plan"
    sheet.append(["OBJECTIVE", "TASK", "LEAD AGENCY", "START DATE", "END DATE", "% COMPLETE", "STATUS", "COMMENTS"])
    rows = [
        ("Make licensed premises safe", "Train door staff with the police", "Licensing", date(2015, 4, 1), date(2015, 5, 1), 0.5, "In progress",
         "Month shown only"),
        ("", "Add a condition to hotel licences", "Licensing", date(2015, 6, 1), date(2015, 10, 1), 0, "Not started", ""),
        ("", "Inspect premises named by young people", "Police", date(2015, 4, 1), date(2015, 6, 1), 1, "Completed", "Nine visited"),
        ("Support victims", "Fund two advocates for a year", "Community Safety", date(2015, 4, 1), date(2016, 3, 1), 0.25, "On target", ""),
        ("", "Open a safe place in the town centre", "Housing", date(2015, 7, 1), date(2015, 9, 1), 0, "Behind schedule",
         "No premises found"),
    ]
    for row in rows:
        sheet.append([value if value != "" else None for value in row])
        for column in "DE":
            sheet[f"{column}{sheet.max_row}"].number_format = "mmm-yy"
        sheet[f"F{sheet.max_row}"].number_format = "0%"
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("A5:A6")
    for cell in sheet["A"]:
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    made = HERE / "district.xlsx"
    book.save(made)
    subprocess.run(["soffice", "--headless", "--convert-to", "ods", "--outdir", HERE, made], check=True, stdout=subprocess.DEVNULL)
    made.unlink()


def trust():
    """Headings and ratings in words of its own: `columns:` and `words:` are needed."""
    document = landscape()
    document.add_heading("Trust improvement commitments", 1)
    table(document, [
        ["Theme", "Our commitment", "Held by", "Horizon", "Where we are", "What this rests on"],
        ["Listening", "Ask every family what helped", "Matron", "30 September 2015", "Flying", "Sixty replies"],
        ["", "Publish what families told us", "Comms", "December 2015", "Wobbling", ""],
        ["Learning", "Study every serious case within a month", "Medical Director", "28/02/2015", "Grounded", "Backlog of four"],
        ["", "Share each study with partners", "Medical Director\nDirector of Nursing", "TBC", "On the runway", ""],
        ["", "Close the actions of the last inspection", "Chief Nurse", "January 2015", "Landed", "Letter of closure"],
    ])
    document.save(HERE / "trust.docx")


def run(paragraph, text, strike=False):
    made = paragraph.add_run(text)
    made.font.strike = strike or None


def control(cell, text, properties=""):
    """A drop-down or date picker; without a choice it shows its prompt."""
    cell.paragraphs[0]._p.append(parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>'))


def untidy():
    """One of everything that `check` has something to say about."""
    document = landscape()
    document.add_heading("Neglect and exploitation: joint delivery plan", 1)
    table(document, [["Contributor", "Organisation"], ["Named in the full version", "Council"]])
    document.add_heading("Priority 1: Prevent", 2)
    head = ["Ref", "Action", "Lead", "Timescale", "RAG", "Evidence"]
    made = table(document, [
        head,
        ["1", "Offer awareness sessions to every school", "Education", "Review September 2015", "", "Nine schools booked"],
        ["2", "Agree a protocol with taxi firms", "Licensing", "31/06/2015", "Green", "Draft agreed"],
        ["3", "", "Health", "May 2015", "Amber", ""],
        ["3", "Brief midwives\nBrief health visitors", "Health", "May 2015", "Amber\nGreen", "Two sessions"],
        ["3", "Brief dentists", "Health", "September", "Purple", ""],
        ["4", "", "Police", "June 2015", "", ""],
        ["5", "Map the services that young people use", "Youth service", "ASAP", "Not started", ""],
    ])
    shade(made.cell(1, 4), "FFC000")
    shade(made.cell(2, 4), "FF0000")
    run(made.cell(6, 1).paragraphs[0], "Hold a conference", strike=True)
    document.add_paragraph("Progress is reported to the board each quarter.")
    made = table(document, [
        ["", "with the voluntary sector", "Volunteer Centre", "", "", ""],
        ["6", "Fund a mentor for boys", "Youth service", "", "", "Bid sent"],
        ["7", "Open a drop-in centre", "Housing", "", "", ""],
    ])
    due = made.cell(1, 3).paragraphs[0]
    run(due, "30/04/2015", strike=True)
    run(due, " 31/07/2015")
    control(made.cell(1, 4), "On track", "<w:dropDownList/>")
    control(made.cell(2, 3), "Click to enter a date.", "<w:showingPlcHdr/><w:date/>")
    control(made.cell(2, 4), "Choose an item.", "<w:showingPlcHdr/><w:dropDownList/>")
    document.save(HERE / "untidy.docx")


for make in (borough, county, city, district, trust, untidy):
    make()
