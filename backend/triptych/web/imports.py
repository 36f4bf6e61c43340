"""Files over HTTP: the raw file is the body, what is said about it stands in the query; the same use case as elsewhere.

A form of another site can send a file but no header of ours, so a header takes the place of the JSON content type that
law 12 asks for.
"""

from http import HTTPStatus
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, post
from litestar.di import NamedDependency

from triptych.access.work import Works
from triptych.exchange.import_file import Imported
from triptych.exchange.imports import File, Kind, Preview, import_any, preview_any
from triptych.exchange.rejects import Reject
from triptych.exchange.sheets import MAX_FILE_BYTES
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound, Refusal
from triptych.model.database import Database
from triptych.web.security import of_another_site
from triptych.web.sign_in import Asker, by_cookie, told, who_asks

HEADER = "x-triptych-import"
SHOWN_REJECTS = 200
_STATUS = {
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotAllowed: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
}


class Said(msgspec.Struct, rename="camel"):
    """What the query says about the file. `mapping` is a JSON object, field to heading."""

    kind: Kind
    file_name: Annotated[str, msgspec.Meta(min_length=1, max_length=300)] = "file"
    dry_run: bool = False
    year: int | None = None
    currency: str | None = None
    mapping: str | None = None
    sheet: str | None = None


@post("/preview", status_code=HTTPStatus.OK, request_max_body_size=MAX_FILE_BYTES)
async def preview(
    request: Request[Any, Any, Any], database: NamedDependency[Database], works: NamedDependency[Works]
) -> Response[Any]:
    """What a file has: headings, first lines, the proposed mapping. Nothing is stored."""

    async def look(who: Asker, file: File) -> dict[str, Any]:
        async with works.begin(who.person_id, read_only=True, token=who.token) as work:
            return _preview(await preview_any(work, file))

    return await _answered(request, database, works, look)


@post("/", status_code=HTTPStatus.OK, request_max_body_size=MAX_FILE_BYTES)
async def take_in(
    request: Request[Any, Any, Any], database: NamedDependency[Database], works: NamedDependency[Works]
) -> Response[Any]:
    """Import a file, or rehearse it with ``dryRun=true``: what became of every line."""

    async def take(who: Asker, file: File) -> dict[str, Any]:
        async with works.begin(who.person_id, token=who.token) as work:
            return _imported(await import_any(work, file))

    return await _answered(request, database, works, take)


async def _answered(request: Request[Any, Any, Any], database: Database, works: Works, act: Any) -> Response[Any]:
    """What the act answers, or the response that says why not."""
    if by_cookie(request) and (reason := _foreign(request)):
        return told(HTTPStatus.FORBIDDEN, reason)
    who = await who_asks(request, database, works)
    if who is None:
        return told(HTTPStatus.UNAUTHORIZED, "Sign in first.")
    try:
        return Response(await act(who, await _file(request)), status_code=HTTPStatus.OK)
    except Refusal as refusal:
        return refused(refusal)


def refused(refusal: Refusal) -> Response[dict[str, Any]]:
    """A refusal over HTTP: its status, its sentence, and what is wrong with the input."""
    more: dict[str, Any] = {}
    if isinstance(refusal, Invalid):
        more["problems"] = [{"field": p.field, "code": p.code, "message": p.message} for p in refusal.problems]
    return told(_STATUS[type(refusal)], refusal.message, **more)


def _foreign(request: Request[Any, Any, Any]) -> str | None:
    if request.headers.get(HEADER) != "1":
        return "Send the file with the header X-Triptych-Import: 1."
    return of_another_site(request)


async def _file(request: Request[Any, Any, Any]) -> File:
    """The file of a request. Raises `Invalid` for a query that says something else."""
    given = {name: value for name, value in request.query_params.items() if value != ""}
    try:
        said = msgspec.convert(given, Said, strict=False)
        mapping = None if said.mapping is None else msgspec.json.decode(said.mapping, type=dict[str, str])
    except (msgspec.ValidationError, msgspec.DecodeError) as wrong:
        raise Invalid.at("query", "bad_query", f"The query is not understood: {wrong}") from wrong
    return File(
        kind=said.kind,
        name=said.file_name,
        content=await request.body(),
        dry_run=said.dry_run,
        year=said.year,
        currency=said.currency,
        mapping=mapping,
        sheet_name=said.sheet,
    )


def _imported(done: Imported) -> dict[str, Any]:
    counts = done.reconciliation
    return {
        "reconciliation": {
            "read": counts.read,
            "created": counts.created,
            "updated": counts.updated,
            "unchanged": counts.unchanged,
            "rejected": counts.rejected,
        },
        "rejects": [_reject(reject) for reject in done.rejects[:SHOWN_REJECTS]],
        "rejectFile": done.reject_text,
        "notes": list(done.notes),
        "runId": None if done.run_id is None else str(done.run_id),
    }


def _reject(reject: Reject) -> dict[str, Any]:
    return {"record": reject.record, "line": reject.line, "column": reject.column, "reason": reject.reason}


def _preview(seen: Preview) -> dict[str, Any]:
    fields = [{"name": each.name, "label": each.label, "required": each.required} for each in seen.fields]
    return {
        "headings": list(seen.headings),
        "proposed": seen.proposed,
        "fields": fields,
        "firstLines": [list(line) for line in seen.first_lines],
        "lines": seen.lines,
        "notes": list(seen.notes),
    }


import_routes = Router("/imports", route_handlers=[preview, take_in])
