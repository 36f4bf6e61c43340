"""The law of class waivers (EX14): when one is in force, which cases fall under it, and where it stands.

Law: a waiver covers from its grant on, not before its own beginning, until the first of: its end; its revocation; a
newer wording of its rule, because what was excepted is the wording that stood. All ends are exclusive. A case falls
under it that is about its rule, lies at or below its scope, and is within its limit; with a limit, a case of which
nobody knows the amount does not.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from triptych.kernel.days import day_of
from triptych.kernel.money import Money
from triptych.kernel.periods import Period
from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something
from triptych.kernel.targets import Target, TargetKind
from triptych.kernel.waiver_words import WaiverEventKind, WaiverState

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class WaiverFacts:
    """What is looked at of one class waiver. `outdated_at` is when a newer wording of its rule came into force."""

    id: UUID
    ref: str
    rule_id: UUID
    scope_id: UUID
    limit: Money | None
    proposed_at: datetime
    valid_from: datetime | None
    valid_until: datetime
    answered: WaiverEventKind | None = None
    answered_at: datetime | None = None
    revoked_at: datetime | None = None
    outdated_at: datetime | None = None


def waived_period(waiver: WaiverFacts) -> Period | None:
    """When the waiver is in force; None where it was not granted, or ended before it began."""
    if waiver.answered is not WaiverEventKind.GRANTED or waiver.answered_at is None:
        return None
    start = max(waiver.answered_at, waiver.valid_from or waiver.answered_at)
    end = min(end for end in (waiver.valid_until, waiver.revoked_at, waiver.outdated_at) if end is not None)
    return Period(start, end) if start < end else None


def falls_under(waiver: WaiverFacts, target: Target, scope_ids: Collection[UUID], amount: Money | None) -> bool:
    """Whether a case is of the class: by its rule, all places above it, and its amount in the limit's currency."""
    if target.kind is not TargetKind.STANDARD or target.id != waiver.rule_id or waiver.scope_id not in scope_ids:
        return False
    return waiver.limit is None or (amount is not None and amount <= waiver.limit)


def state_of(waiver: WaiverFacts, now: datetime) -> WaiverState:
    """Where a waiver stands at an instant; a revocation is told before anything else that ended it."""
    outdated = waiver.outdated_at is not None and waiver.outdated_at <= now
    if waiver.answered is None:
        return WaiverState.LAPSED if outdated or waiver.valid_until <= now else WaiverState.PROPOSED
    if waiver.answered is not WaiverEventKind.GRANTED:
        return WaiverState(waiver.answered.value)
    if waiver.revoked_at is not None and waiver.revoked_at <= now:
        return WaiverState.REVOKED
    if waiver.valid_until <= now:
        return WaiverState.EXPIRED
    if outdated:
        return WaiverState.OUTDATED
    return WaiverState.SCHEDULED if waiver.valid_from is not None and waiver.valid_from > now else WaiverState.IN_FORCE


class WaiverAsked(Protocol):
    """What is looked at of a proposal."""

    @property
    def title(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def valid_from(self) -> datetime | None: ...
    @property
    def valid_until(self) -> datetime: ...
    @property
    def review_on(self) -> date: ...
    @property
    def limit(self) -> Money | None: ...


def waiver_problems(ask: WaiverAsked, now: datetime, time_zone: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a proposal, at once. Days are days of the zone."""
    return tuple(_problems(ask, now, time_zone))


def _problems(ask: WaiverAsked, now: datetime, time_zone: str) -> Iterator[Problem]:
    if not says_something(ask.title):
        yield Problem("title", "required", "Say in a few words which cases these are.")
    if not says_something(ask.reason):
        yield Problem("reason", "required", "Say why; the reason stays with the waiver.")
    if ask.limit is not None and ask.limit.amount < 0:
        yield Problem("limit.amount", "negative", "An amount is not negative.")
    unzoned = [name for name, at in (("validFrom", ask.valid_from), ("validUntil", ask.valid_until)) if _bare(at)]
    for name in unzoned:
        yield Problem(name, "no_zone", "Give an instant with its zone.")
    if not unzoned:
        yield from _dates(ask, now, time_zone)


def _bare(at: datetime | None) -> bool:
    return at is not None and at.tzinfo is None


def _dates(ask: WaiverAsked, now: datetime, time_zone: str) -> Iterator[Problem]:
    starts = ask.valid_from or now
    if starts < now:
        yield Problem(
            "validFrom", "not_in_advance", "A waiver excepts in advance; leave this empty to begin with the grant."
        )
    if ask.valid_until <= max(starts, now):
        yield Problem("validUntil", "ends_before_start", "The end lies after the start.")
    elif ask.valid_until - starts > LONGEST:
        yield Problem(
            "validUntil",
            "waiver_too_long",
            "A class waiver ends within a year; what is needed longer changes the rule.",
        )
    if ask.review_on < day_of(now, time_zone):
        yield Problem("reviewOn", "past", "This date has passed.")
    elif ask.review_on > day_of(ask.valid_until, time_zone):
        yield Problem("reviewOn", "reviewed_too_late", "It is reviewed before it ends.")
