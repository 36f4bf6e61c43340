"""Tables as files: what one sees, with the filter, the order and the columns of the page, as CSV or XLSX."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

import msgspec
from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from litestar.response import Stream
from litestar.status_codes import HTTP_200_OK, HTTP_401_UNAUTHORIZED, HTTP_403_FORBIDDEN, HTTP_404_NOT_FOUND

from triptych.access.work import Works
from triptych.exchange.exports import BeginExport, FileFormat, begin_export, language_of
from triptych.exchange.spreadsheets import MARK, Book, csv_lines
from triptych.exchange.wording.table_words import table_words
from triptych.graphql.context import Context
from triptych.graphql.exporting.columns import Column, Reader
from triptych.graphql.exporting.pages import Page, all_pages, read_page
from triptych.graphql.exporting.tables import TABLES
from triptych.kernel.refusals import Refusal
from triptych.model.database import Database
from triptych.web.imports import refused
from triptych.web.security import foreign
from triptych.web.sign_in import Asker, by_cookie, told, who_asks

CHUNK = 64 * 1024
IN_MEMORY = 4 * 1024 * 1024
MEDIA_TYPES = {
    FileFormat.CSV: "text/csv; charset=utf-8",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Asked(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    """The state of a page: its columns, the variables of its list and its language; without one, the person's own."""

    format: Literal["csv", "xlsx"]
    columns: Annotated[list[Annotated[str, msgspec.Meta(max_length=40)]], msgspec.Meta(max_length=60)] = []
    search: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    filter: dict[str, Any] | None = None
    order_by: Annotated[list[dict[str, Any]], msgspec.Meta(max_length=10)] | None = None
    language: Annotated[str, msgspec.Meta(max_length=20)] | None = None

    def variables(self) -> dict[str, Any]:
        """What the list takes."""
        return {"search": self.search, "filter": self.filter, "orderBy": self.order_by}


@post("/exports/{name:str}", status_code=HTTP_200_OK)
async def export_table(
    request: Request[Any, Any, Any],
    name: FromPath[str],
    data: JSONBody[Asked],
    database: NamedDependency[Database],
    works: NamedDependency[Works],
) -> Response[Any]:
    """Stream a list as a file; the trail keeps who took out what before the first row leaves."""
    if by_cookie(request) and (reason := foreign(request)):
        return told(HTTP_403_FORBIDDEN, reason)
    who = await who_asks(request, database, works)
    if who is None:
        return told(HTTP_401_UNAUTHORIZED, "Sign in first.")
    table = TABLES.get(name)
    if table is None:
        return told(HTTP_404_NOT_FOUND, "There is no such table.")
    context = Context(works, *who)
    try:
        first = await read_page(context, table, data.variables())
        reader = await _begun(works, who, name, data, first)
    except Refusal as refusal:
        return refused(refusal)
    pages = all_pages(context, table, data.variables(), first)
    file_format = FileFormat(data.format)
    shown = table.shown(data.columns, for_programs=file_format is FileFormat.CSV)
    content = _csv(pages, shown, reader) if file_format is FileFormat.CSV else _xlsx(name, pages, shown, reader)
    named = f'attachment; filename="{name}.{data.format}"'
    return Stream(
        content,
        media_type=MEDIA_TYPES[file_format],
        headers={"Content-Disposition": named, "Cache-Control": "no-store"} | _rows(first),
    )


def _rows(first: Page) -> dict[str, str]:
    """How many rows the file will have, where that is known before it is read to its end."""
    return {} if first.total is None else {"X-Rows": str(first.total)}


async def _begun(works: Works, who: Asker, name: str, data: Asked, first: Page) -> Reader:
    asked = {key: value for key, value in data.variables().items() if value}
    file_format = FileFormat(data.format)
    ask = BeginExport(table=name, file_format=file_format, asked=asked, columns=tuple(data.columns), rows=first.total)
    async with works.begin(who.person_id, token=who.token) as work:
        await begin_export(work, ask)
        language = data.language or await language_of(work)
        return Reader(ZoneInfo(work.organisation.time_zone), table_words(language))


async def _csv(pages: AsyncIterator[Page], shown: list[Column], reader: Reader) -> AsyncIterator[bytes]:
    yield (MARK + csv_lines([[column.head for column in shown]])).encode()
    async for page in pages:
        yield csv_lines([[column.cell(node, reader) for column in shown] for node in page.nodes]).encode()


async def _xlsx(name: str, pages: AsyncIterator[Page], shown: list[Column], reader: Reader) -> AsyncIterator[bytes]:
    words = reader.words
    book = Book(words.table(name), [column.heading(reader) for column in shown], yes=words.yes, no=words.no)
    async for page in pages:
        rows = [[column.cell(node, reader) for column in shown] for node in page.nodes]
        await asyncio.to_thread(book.add, rows)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        await asyncio.to_thread(book.save, file)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk
