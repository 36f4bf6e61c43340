"""Refusal grammar (EX2, EX3): what a decline or a deferral must say, checked point by point.

Law: a decline names the rule, its version and the harm it prevents here, or the capability gap; two or more
alternatives of different kinds, each with cost and lead time; a helper who is a person with an account; and a next
date within the office's declared limit. A deferral names date, owner, trigger and interim relief. Each takes effect
only when its helper (a deferral's owner) accepts, which is an event and not part of the grammar.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from triptych.kernel.exception_words import AlternativeKind
from triptych.kernel.money import Money
from triptych.kernel.refusals import Problem
from triptych.kernel.said import says_something

KINDS_NEEDED = 2


@dataclass(frozen=True, slots=True)
class RefusalPolicy:
    """What the grammar is measured against: today in the organisation's zone, and the office's declared limit."""

    today: date
    next_date_limit_days: int
    requester_id: UUID
    refuser_id: UUID


@dataclass(frozen=True, slots=True)
class Helper:
    """The person named to help, as far as known."""

    person_id: UUID
    has_account: bool
    may_help: bool = True


@dataclass(frozen=True, slots=True)
class OfferedAlternative:
    """One alternative as offered; None is what was not said."""

    kind: AlternativeKind
    title: str
    cost: Money | None
    lead_time_days: int | None


@dataclass(frozen=True, slots=True)
class Decline:
    """A "no" as somebody wants to say it."""

    rule_id: UUID | None = None
    rule_version: int | None = None
    harm: str = ""
    gap: str = ""
    alternatives: tuple[OfferedAlternative, ...] = field(default=())
    helper: Helper | None = None
    next_date: date | None = None


@dataclass(frozen=True, slots=True)
class Deferral:
    """A "later" as somebody wants to say it."""

    next_date: date | None = None
    owner: Helper | None = None
    trigger: str = ""
    interim_relief: str = ""


def bare_points(decline: Decline, policy: RefusalPolicy) -> tuple[Problem, ...]:
    """Everything that a decline still lacks, beside its fields; nothing where it is in full grammar."""
    return (
        *_ground(decline),
        *_alternatives(decline.alternatives),
        *helper_points("helper", decline.helper, policy.requester_id, policy.refuser_id),
        *next_date_points(decline.next_date, policy.today, policy.next_date_limit_days),
    )


def undated_points(deferral: Deferral, policy: RefusalPolicy) -> tuple[Problem, ...]:
    """Everything that a deferral still lacks, beside its fields: there is no undated "later"."""
    return (
        *next_date_points(deferral.next_date, policy.today, policy.next_date_limit_days),
        *helper_points("owner", deferral.owner, policy.requester_id, policy.refuser_id),
        *_said("trigger", deferral.trigger, "Say what will make the answer possible then."),
        *_said("interimRelief", deferral.interim_relief, "Say what eases the need until then."),
    )


def _ground(decline: Decline) -> Iterator[Problem]:
    if decline.rule_id is None:
        if not says_something(decline.gap):
            yield Problem("rule", "rule_or_gap_missing", "Name the rule that stands in the way, or the capability gap.")
        return
    if decline.rule_version is None:
        yield Problem("ruleVersion", "version_missing", "Say which version of the rule.")
    yield from _said("harm", decline.harm, "Say which harm the rule prevents here.")


def _alternatives(offered: tuple[OfferedAlternative, ...]) -> Iterator[Problem]:
    if len({alternative.kind for alternative in offered}) < KINDS_NEEDED:
        message = "Offer two or more alternatives of different kinds."
        yield Problem("alternatives", "alternatives_missing", message)
    for at, alternative in enumerate(offered):
        path = f"alternatives.{at}"
        yield from _said(f"{path}.title", alternative.title, "Say what the alternative is.")
        if alternative.cost is None:
            yield Problem(f"{path}.cost", "cost_missing", "Say what this alternative costs.")
        elif alternative.cost.amount < 0:
            yield Problem(f"{path}.cost", "cost_negative", "A cost is not negative.")
        if alternative.lead_time_days is None:
            yield Problem(f"{path}.leadTimeDays", "lead_time_missing", "Say how many days this alternative takes.")
        elif alternative.lead_time_days < 0:
            yield Problem(f"{path}.leadTimeDays", "lead_time_negative", "A lead time is not negative.")


def helper_points(path: str, helper: Helper | None, requester_id: UUID | None, refuser_id: UUID) -> Iterator[Problem]:
    """What is wrong with who is named to help; `requester_id` None where nobody is asked about one request."""
    if helper is None:
        yield Problem(path, "helper_missing", "Name a person who will help.")
    elif not helper.has_account:
        yield Problem(path, "helper_without_account", "The helper needs an account, to accept.")
    elif not helper.may_help:
        yield Problem(path, "helper_without_role", "The helper holds no role yet and could not accept; name another.")
    elif helper.person_id == requester_id:
        yield Problem(path, "helper_is_requester", "The person who asks cannot be the helper.")
    elif helper.person_id == refuser_id:
        yield Problem(path, "helper_is_refuser", "Whoever says no names somebody else who helps and accepts.")


def next_date_points(next_date: date | None, today: date, limit_days: int) -> Iterator[Problem]:
    """What is wrong with the day on which the requester hears next, after a refusal or an appeal."""
    if next_date is None:
        yield Problem("nextDate", "date_missing", "Say on which date the requester hears next.")
    elif next_date <= today:
        yield Problem("nextDate", "date_not_ahead", "The next date lies ahead.")
    elif next_date - today > timedelta(days=limit_days):
        limit = f"The office answers within {limit_days} days; choose an earlier date."
        yield Problem("nextDate", "date_beyond_limit", limit)


def _said(path: str, text: str, message: str) -> Iterator[Problem]:
    if not says_something(text):
        yield Problem(path, "text_missing", message)
