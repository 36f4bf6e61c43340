"""How long a hop may take: what the offices set, by kind of hop and class of request. Dated, and never rewritten."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select

from triptych.access.policy.actions import Action
from triptych.access.seen import everywhere
from triptych.access.work import Work
from triptych.governance.decision_clock.setting import must_hold_from
from triptych.governance.exceptions.rules.hop_clock import Band
from triptych.governance.exceptions.rules.hops import HopKind
from triptych.kernel.actor import Office
from triptych.kernel.refusals import Problem, refuse_if
from triptych.model.decision_clock import HopTarget

MOST_HOURS = Decimal(2_000)


@dataclass(frozen=True)
class Targets:
    """Every target that was ever set, newest first; an instant decides which of them counts."""

    rows: Sequence[HopTarget]

    def at(self, instant: datetime, offices: Iterable[Office], hop: HopKind, band: Band) -> HopTarget | None:
        """The target that a hop is held against which began then: of several offices the shortest."""
        found = (self.of(instant, office, hop, band) for office in offices)
        return min((each for each in found if each is not None), key=lambda each: each.hours, default=None)

    def of(self, instant: datetime, office: Office, hop: HopKind, band: Band) -> HopTarget | None:
        """The target of one office that counts for hops that begin at this instant."""
        wanted = (office, hop, band)
        return next(
            (row for row in self.rows if (row.office, row.hop, row.band) == wanted and row.valid_from <= instant), None
        )

    def following(self, instant: datetime, target: HopTarget) -> HopTarget | None:
        """What is set to follow a target, where its instant has not come yet."""
        same = (row for row in self.rows if (row.office, row.hop, row.band) == (target.office, target.hop, target.band))
        return next((row for row in reversed(list(same)) if row.valid_from > instant), None)


async def all_targets(work: Work) -> Targets:
    """Read once for many hops. One statement; offices change their targets a few times a year."""
    return Targets(list(await work.session.scalars(select(HopTarget).order_by(HopTarget.valid_from.desc()))))


@dataclass(frozen=True, kw_only=True)
class TargetHours:
    """How many working hours a hop of one kind may take for requests of one class."""

    hop: HopKind
    band: Band
    hours: Decimal


@dataclass(frozen=True, kw_only=True)
class SetHopTargets:
    """New targets of an office, from an instant on; without one from now on."""

    office: Office
    targets: tuple[TargetHours, ...]
    valid_from: datetime | None = None


async def set_hop_targets(work: Work, ask: SetHopTargets) -> HopTarget:
    """The lead of an office sets how long hops may take there; a hop keeps the target that it began with."""
    permit = work.must(Action.CLOCK_SET, everywhere(work), office=ask.office)
    valid_from = must_hold_from(work, ask.valid_from)
    refuse_if((*_nothing(ask.targets), *_problems(ask.targets)))
    rows = [
        HopTarget(
            office=ask.office,
            hop=each.hop,
            band=each.band,
            hours=each.hours,
            valid_from=valid_from,
            set_by_id=work.actor.person_id,
            set_at=work.now,
        )
        for each in ask.targets
    ]
    work.session.add_all(rows)
    await work.session.flush()
    told: Mapping[str, str] = {f"{each.hop}.{each.band}": str(each.hours) for each in ask.targets}
    work.record(permit, "clock:set_targets", rows[0], office=ask.office, valid_from=valid_from.isoformat(), hours=told)
    return rows[0]


def _nothing(targets: Sequence[TargetHours]) -> tuple[Problem, ...]:
    return () if targets else (Problem("targets", "nothing_set", "Set at least one target."),)


def _problems(targets: Sequence[TargetHours]) -> Iterable[Problem]:
    seen: set[tuple[HopKind, Band]] = set()
    for at, each in enumerate(targets):
        if not (each.hours.is_finite() and 0 < each.hours <= MOST_HOURS):
            yield Problem(f"targets.{at}.hours", "target_hours", "A target is more than 0 and at most 2,000 hours.")
        if (each.hop, each.band) in seen:
            yield Problem(f"targets.{at}", "set_twice", "This target is set twice.")
        seen.add((each.hop, each.band))
