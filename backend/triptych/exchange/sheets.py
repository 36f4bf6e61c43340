"""A file becomes a sheet: lines of cells, each with the line number that an editor or a spreadsheet shows."""

import gzip
import io
import zlib

from triptych.exchange import delimited, workbook
from triptych.exchange.lines import Line, Sheet, refuse

__all__ = ["MAX_FILE_BYTES", "Line", "Sheet", "open_sheet"]

MAX_FILE_BYTES = 64 * 1024 * 1024

_OTHER_KINDS = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file (.xls, .doc)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a SQLite database",
    b"PAR1": "a Parquet file",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"{\\rtf": "a rich text document",
}
_MARKUP = (b"<?xml", b"<!doctype", b"<html")


def open_sheet(data: bytes, sheet_name: str | None = None) -> Sheet:
    """Read CSV (any delimiter, UTF-8, UTF-16 with mark, Windows-1252), XLSX, or either of them gzipped.

    The content decides, never the file's name. Raises `Invalid` at ``file`` for anything else, saying what it is.
    """
    plain = _unzipped(data) if data.startswith(b"\x1f\x8b") else data
    if len(plain) > MAX_FILE_BYTES:
        raise refuse("file_too_large", f"The file is larger than {MAX_FILE_BYTES // 1024**2} MB; split it.")
    if not plain.strip():
        raise refuse("file_empty", "The file is empty.")
    if plain.startswith(b"PK"):
        return workbook.read_workbook(plain, sheet_name)
    kind = next((kind for magic, kind in _OTHER_KINDS.items() if plain.startswith(magic)), None)
    if kind is None and plain[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        kind = "a web page or an XML file"
    if kind:
        raise refuse("wrong_kind_of_file", f"This is {kind}, not a CSV or XLSX file, whatever its name says.")
    return delimited.read_delimited(plain)


def _unzipped(data: bytes) -> bytes:
    """The content of a gzip file, read no further than the limit."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise refuse("broken_gzip", "The file is a gzip archive that is cut off or damaged.") from error
