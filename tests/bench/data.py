"""The documents and registers that `compare` has read: made from a seed, as
Word, Excel and a case system write them."""

import csv
import datetime
import random
import sqlite3
import zipfile
from xml.sax.saxutils import escape

SEED = 2015
TODAY = datetime.date(2015, 6, 30)
RAGS = ["Red", "Amber", "Green", "Blue"]
OUTCOMES = ["Multi-agency intervention", "No further action", "Early help", "Single assessment"]
SOURCES = ["Police", "Health visitor", "School", "Children's social care", "Parent or carer"]
LEADS = [f"{role} {area}" for role in ("Head of Service", "Team Manager", "Chief Inspector")
         for area in ("North", "South", "East", "West", "Central")]
VERBS = ["Review", "Publish", "Agree", "Commission", "Evaluate", "Deliver", "Extend", "Report on"]
THINGS = ["the screening tool", "training for frontline staff", "the information sharing agreement",
          "return interviews", "the missing children protocol", "support for parents", "the licensing policy"]

PLAN_HEADINGS = ["Objective", "Ref", "Action", "Lead", "Due date", "RAG", "Progress", "Evidence"]
REGISTER_HEADINGS = ["Id", "Received", "Triaged", "Outcome", "Source", "Worker", "Locality", "Notes"]


def plan_rows(count, seed=SEED):
    """Dates are datetime.date, all else is text."""
    rng = random.Random(seed)
    for i in range(count):
        objective = i // 20 + 1
        yield [
            f"{objective}. Objective {objective} of the strategy",
            f"{objective}.{i % 20 + 1}",
            f"{rng.choice(VERBS)} {rng.choice(THINGS)} with partners in area {i} by the end of stage {rng.randrange(9)}",
            rng.choice(LEADS),
            datetime.date(2014, 1, 1) + datetime.timedelta(days=rng.randrange(900)),
            rng.choice(RAGS),
            f"Update {rng.randrange(1000)}: meeting held, next steps agreed with {rng.choice(LEADS)}.",
            f"Minutes of meeting {rng.randrange(5000)}",
        ]


def register_rows(count, seed=SEED):
    rng = random.Random(seed)
    for i in range(count):
        received = TODAY - datetime.timedelta(days=rng.randrange(2000))
        triaged = min(received + datetime.timedelta(days=rng.choice((0, 0, 1, 1, 1, 2, 3, 9))), TODAY)
        if rng.random() >= 0.95:
            triaged = None
        yield [
            f"R{i:07d}",
            received,
            triaged,
            rng.choice(OUTCOMES) if triaged else None,  # one without a date would be in doubt
            rng.choice(SOURCES),
            f"Worker {rng.randrange(200)}",
            f"Locality {rng.randrange(12)}",
            f"Referred by telephone, see note {rng.randrange(100000)}",
        ]


def as_text(value):
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else value


def write_csv(path, headings, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows([as_text(value) for value in row] for row in rows)


def write_sqlite(path, rows):
    database = sqlite3.connect(path)
    database.execute(f"CREATE TABLE referral ({', '.join(REGISTER_HEADINGS)})")
    database.executemany(f"INSERT INTO referral VALUES ({', '.join('?' * len(REGISTER_HEADINGS))})",
                         ([None if value is None else as_text(value) for value in row] for row in rows))
    database.commit()
    database.close()


_PACKAGE = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>')
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _relationship(number, kind, target):
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _content_types(parts):
    overrides = "".join(f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
                        for part, kind in parts)
    return (_XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>')


def _letters(column):
    return chr(ord("A") + column)


_STYLES = (_XML + f'<styleSheet xmlns="{_SHEET}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
           '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
           '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
           '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')


def write_xlsx(path, headings, rows):
    """Texts are shared, and dates are numbers with a date's format, as Excel has them."""
    strings = {}
    uses = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types([
            ("xl/workbook.xml", "spreadsheetml.sheet.main"), ("xl/styles.xml", "spreadsheetml.styles"),
            ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"), ("xl/sharedStrings.xml", "spreadsheetml.sharedStrings")]))
        archive.writestr("_rels/.rels", _PACKAGE % _relationship(1, "officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/_rels/workbook.xml.rels", _PACKAGE % (
            _relationship(1, "worksheet", "worksheets/sheet1.xml") + _relationship(2, "styles", "styles.xml")
            + _relationship(3, "sharedStrings", "sharedStrings.xml")))
        archive.writestr("xl/workbook.xml", _XML + f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
                         '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>')
        archive.writestr("xl/styles.xml", _STYLES)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write((_XML + f'<worksheet xmlns="{_SHEET}"><sheetData>').encode())
            for number, row in enumerate([headings, *rows], 1):
                cells = []
                for column, value in enumerate(row):
                    at = f"{_letters(column)}{number}"
                    if value is None:
                        cells.append(f'<c r="{at}" s="1"/>')
                    elif isinstance(value, datetime.date):
                        cells.append(f'<c r="{at}" s="1"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>')
                    else:
                        uses += 1
                        index = strings.setdefault(value, len(strings))
                        cells.append(f'<c r="{at}" t="s"><v>{index}</v></c>')
                sheet.write(f'<row r="{number}" spans="1:{len(row)}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        with archive.open("xl/sharedStrings.xml", "w") as part:
            part.write((_XML + f'<sst xmlns="{_SHEET}" count="{uses}" uniqueCount="{len(strings)}">').encode())
            for text in strings:
                part.write(f"<si><t>{escape(text)}</t></si>".encode())
            part.write(b"</sst>")


def write_docx(path, headings, rows):
    """One table, with the properties that Word gives each cell, paragraph and run."""
    run = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
    column = '<w:gridCol w:w="1800"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types([("word/document.xml", "wordprocessingml.document.main")]))
        archive.writestr("_rels/.rels", _PACKAGE % _relationship(1, "officeDocument", "word/document.xml"))
        with archive.open("word/document.xml", "w") as part:
            part.write((_XML + f'<w:document xmlns:w="{_WORD}"><w:body><w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
                        f'<w:tblGrid>{column * len(headings)}</w:tblGrid>').encode())
            for number, row in enumerate([headings, *rows]):
                cells = []
                for value in row:
                    text = f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else as_text(value)
                    cells.append(f'<w:tc><w:tcPr><w:tcW w:w="1800" w:type="dxa"/></w:tcPr><w:p w:rsidR="00A77427"><w:pPr><w:spacing w:after="0"/>{run}'
                                 f'</w:pPr><w:r>{run}<w:t>{escape(text)}</w:t></w:r></w:p></w:tc>')
                header = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 else ""
                part.write(f'<w:tr w:rsidR="00A77427">{header}{"".join(cells)}</w:tr>'.encode())
            part.write(b"</w:tbl><w:p/><w:sectPr/></w:body></w:document>")
