"""Absences: authority stays with whoever is away, but nobody waits for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from triptych.access import checks
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.seen import everywhere, home_of, locked, not_found, present_person, seen_person
from triptych.access.work import Work
from triptych.kernel.refusals import Conflict, Problem, refuse_if
from triptych.model.people import Absence, Person
from triptych.model.types import AbsenceId, PersonId


@dataclass(frozen=True, kw_only=True)
class DeclareAbsence:
    """From when until when somebody is away: oneself, if nobody is named; from now, if no start is."""

    until: datetime
    starts: datetime | None = None
    person_id: PersonId | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class CancelAbsence:
    """Which absence does not take place, or ends now."""

    absence_id: AbsenceId


async def declare_absence(work: Work, ask: DeclareAbsence) -> Absence:
    """Say that one is away; for somebody else, whoever keeps their unit may."""
    person = await present_person(work, ask.person_id or PersonId(work.actor.person_id), "personId")
    permit = await _permit(work, person)
    starts = ask.starts or work.now
    refuse_if(_problems(work, ask, starts))
    absence = Absence(person_id=person.id, starts=starts, until=ask.until, note=ask.note)
    work.session.add(absence)
    await work.session.flush()
    work.record(
        permit, "absence:declare", absence, person=str(person.id), starts=str(starts), until=ask.until.isoformat()
    )
    return absence


async def cancel_absence(work: Work, ask: CancelAbsence) -> Absence:
    """Take an absence back: the person counts as there from this instant."""
    absence = await work.session.get(Absence, ask.absence_id)
    if absence is None:
        raise not_found("absence")
    permit = await _permit(work, await seen_person(work, absence.person_id))
    if (await locked(work, absence)).cancelled_at is not None:
        raise Conflict("This absence was cancelled already.")
    absence.cancelled_at = work.now
    work.record(permit, "absence:cancel", absence, person=str(absence.person_id))
    return absence


async def _permit(work: Work, person: Person) -> Permit:
    if person.id == work.actor.person_id:
        return work.must(Action.ABSENCE_DECLARE, everywhere(work))
    return work.must(Action.ORGANISATION_EDIT, await home_of(work, person))


def _problems(work: Work, ask: DeclareAbsence, starts: datetime) -> Iterator[Problem]:
    yield from checks.instant("starts", ask.starts)
    yield from checks.instant("until", ask.until)
    yield from checks.period("until", starts, ask.until, work.now)
    yield from checks.text("note", ask.note, needed=False)
