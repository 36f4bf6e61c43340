"""The published files that ship with the product, and builders of small tables, for the tests of this room."""

import csv
import gzip
import io
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from triptych.exchange.project_year import ProjectYear
from triptych.exchange.readers.gmpp import read_gmpp
from triptych.exchange.reading import Reading

GMPP = ("gmpp_panel_2014_2021.csv", "raw_uk_2015.csv", "raw_uk_2021.csv")
ORIGINALS = Path(__file__).parents[3] / "shared" / "data"


@cache
def shipped(name: str) -> bytes:
    """The bytes of a shipped file as its publisher published them."""
    return gzip.decompress((files("triptych") / "demo" / "files" / f"{name}.gz").read_bytes())


@cache
def gmpp(name: str) -> Reading[ProjectYear]:
    """A shipped publication, read."""
    return read_gmpp(shipped(name), file_name=name)


def panel() -> tuple[ProjectYear, ...]:
    """All project-years of the panel."""
    return gmpp(GMPP[0]).records


def csv_bytes(rows: Iterable[Sequence[object]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Rows as delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def xlsx_bytes(
    sheet_rows: str, *, shared: Sequence[str] = (), styles: str = "", names: Sequence[str] = ("Data",)
) -> bytes:
    """A workbook around the XML of the first sheet's rows; further sheets are empty."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    sheets = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(names, 1))
    links = "".join(f'<Relationship Id="rId{i}" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(names) + 1))
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>{sheets}</sheets></workbook>'
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{links}</Relationships>')
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{texts}</sst>')
        if styles:
            archive.writestr("xl/styles.xml", f'<styleSheet xmlns="{main}">{styles}</styleSheet>')
        for i in range(1, len(names) + 1):
            rows = sheet_rows if i == 1 else ""
            archive.writestr(
                f"xl/worksheets/sheet{i}.xml", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
            )
    return out.getvalue()
