"""The calendar of exceptions as a file for calendar programs: by a session, or by an access token as a feed."""

from datetime import date, timedelta
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.status_codes import HTTP_200_OK, HTTP_401_UNAUTHORIZED, HTTP_403_FORBIDDEN

from triptych.access.work import Work, Works
from triptych.exchange.exports import BeginExport, FileFormat, begin_export, language_of, permit_to_export
from triptych.exchange.icalendar import calendar_file
from triptych.exchange.wording.calendar_words import calendar_words
from triptych.graphql.context import Context
from triptych.graphql.exporting.calendar import CalendarAsked, event_of, read_entries
from triptych.kernel.actor import Office
from triptych.kernel.days import day_of
from triptych.kernel.refusals import Invalid, Refusal
from triptych.model.database import Database
from triptych.web.imports import refused
from triptych.web.security import of_another_site
from triptych.web.sign_in import Asker, by_cookie, told, who_asks

A_YEAR = timedelta(days=365)


class Said(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    """What the query says: which days (both included), of which office and program, in which language."""

    since: date | None = None
    until: date | None = None
    office: Office | None = None
    program: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    language: Annotated[str, msgspec.Meta(max_length=20)] | None = None


@get("/calendars/exceptions.ics", status_code=HTTP_200_OK)
async def exception_calendar_file(
    request: Request[Any, Any, Any],
    database: NamedDependency[Database],
    works: NamedDependency[Works],
    public_url: NamedDependency[str | None],
) -> Response[Any]:
    """The calendar as the asker sees it, a year from today unless told otherwise; the trail keeps who took it out."""
    if by_cookie(request) and (reason := of_another_site(request)):
        return told(HTTP_403_FORBIDDEN, reason)
    who = await who_asks(request, database, works)
    if who is None:
        return told(HTTP_401_UNAUTHORIZED, "Sign in first.")
    address = (public_url or str(request.base_url)).rstrip("/")
    try:
        content = await _file(works, who, _said(request), address)
    except Refusal as refusal:
        return refused(refusal)
    headers = {"Content-Disposition": 'attachment; filename="exceptions.ics"', "Cache-Control": "no-store"}
    return Response(content, media_type="text/calendar", headers=headers)


def _said(request: Request[Any, Any, Any]) -> Said:
    given = {name: value for name, value in request.query_params.items() if value != ""}
    try:
        return msgspec.convert(given, Said, strict=False)
    except msgspec.ValidationError as wrong:
        raise Invalid.at("query", "bad_query", f"The query is not understood: {wrong}") from wrong


async def _file(works: Works, who: Asker, said: Said, address: str) -> bytes:
    async with works.begin(who.person_id, read_only=True, token=who.token) as work:
        permit_to_export(work)
        asked, language = _asked(work, said), said.language or await language_of(work)
    entries, zone = await read_entries(Context(works, *who), asked)
    words = calendar_words(language)
    async with works.begin(who.person_id, token=who.token) as work:
        given = {"since": asked.since.isoformat(), "until": asked.until.isoformat()}
        given |= {name: value for name in ("office", "program") if (value := getattr(asked, name))}
        ask = BeginExport(table="calendar", file_format=FileFormat.ICS, asked=given, columns=(), rows=len(entries))
        await begin_export(work, ask)
        stamp = work.now
    return calendar_file(words.calendar, (event_of(each, zone, words, address) for each in entries), stamp)


def _asked(work: Work, said: Said) -> CalendarAsked:
    since = said.since or day_of(work.now, work.organisation.time_zone)
    return CalendarAsked(
        since=since,
        until=said.until or min(since, date.max - A_YEAR) + A_YEAR,
        office=said.office.name if said.office else None,
        program=said.program,
    )
