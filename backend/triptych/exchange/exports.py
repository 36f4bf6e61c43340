"""Taking data out: who may, and what the trail keeps of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import Scope
from triptych.access.seen import everywhere
from triptych.access.work import Work
from triptych.kernel.refusals import Denial, NotAllowed
from triptych.model.people import Person


class FileFormat(StrEnum):
    """What kind of file is wanted."""

    CSV = "csv"
    XLSX = "xlsx"
    ICS = "ics"


@dataclass(frozen=True, kw_only=True)
class BeginExport:
    """Which table is taken out, with which filter, order and columns; how many rows that is, where it is known."""

    table: str
    file_format: FileFormat
    asked: dict[str, Any]
    columns: tuple[str, ...]
    rows: int | None


async def begin_export(work: Work, ask: BeginExport) -> None:
    """Put into the trail who takes out what, before the first row leaves; what one may not read is not in it.

    Raises `NotAllowed` for whoever may export nowhere.
    """
    permit = permit_to_export(work)
    work.record(
        permit,
        "data:export",
        await work.session.get_one(Person, work.actor.person_id),
        table=ask.table,
        format=ask.file_format.value,
        rows=ask.rows,
        columns=list(ask.columns),
        asked=ask.asked,
    )


def permit_to_export(work: Work) -> Permit:
    """The permit to export, from wherever it is held: it opens no row that its person may not read."""
    denials: list[Denial] = []
    for place in _places(work):
        answer = work.may(Action.DATA_EXPORT, place)
        if isinstance(answer, Permit):
            return answer
        denials.append(answer)
    raise NotAllowed(denials[0])


async def language_of(work: Work) -> str:
    """The language that the person chose, such as `de` or `en-GB`."""
    return (await work.session.get_one(Person, work.actor.person_id)).locale


def _places(work: Work) -> Iterator[Scope]:
    yield everywhere(work)
    for grant in work.grants:
        if grant.is_active(work.now):
            yield Scope((grant.scope_id, work.organisation.root_unit_id))
