"""Histories of one exception and one class waiver, act by act, and a plain model of what they cover.

The model is written from DOMAIN section 2 and knows nothing of decisions, chains or terms: only what was last given,
until when, and what is owed for it.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from attempts import Attempt
from relocation import Relocation, an_approval
from triptych.governance.exceptions import deciding, emergency, extending
from triptych.kernel.days import first_instant_after
from triptych.kernel.refusals import Refusal
from triptych.model.exception import ExceptionRequest
from triptych.model.waiver import ClassWaiver
from waiving import granted, revoked

HOUR = timedelta(hours=1)
REVIEWED_WITHIN = 24 * HOUR


class Act(StrEnum):
    """What may happen to the exception, and to the class waiver of its rule."""

    APPROVE = "approve"
    ON_CONDITION = "approve on a dated condition"
    REPLACE = "approve in place of another decision"
    GO = "emergency go"
    REVIEW = "review the emergency go"
    MEET = "meet the condition"
    EXTEND = "extend"
    REVOKE = "revoke"
    DECLINE = "decline"
    DEFER = "defer"
    APPEAL = "appeal"
    REOPEN = "take up again"
    WAIVE = "grant a class waiver"
    END_WAIVER = "revoke the class waiver"


@dataclass(frozen=True)
class Step:
    """So many hours later somebody tries an act; what it gives is given for `lasts` hours, and owes in `owes` days."""

    after: int
    act: Act
    lasts: int = 48
    owes: int = 1


@dataclass
class Given:
    """A yes: until when, until when it is reviewed if it was an emergency, when its condition is due, and was met."""

    ends: datetime
    review_by: datetime | None = None
    due: datetime | None = None
    met: datetime | None = None

    @property
    def end(self) -> datetime:
        """When it is over by its own words."""
        return self.ends if self.review_by is None else min(self.ends, self.review_by)

    def covers(self, at: datetime) -> bool:
        """Until it is over, but for the time in which what is owed is overdue and not met."""
        overdue = self.due is not None and at >= self.due and (self.met is None or at < self.met)
        return at < self.end and not overdue


@dataclass
class Model:
    """What stands: the yes that was given last and not taken back, and the class waiver."""

    given: Given | None = None
    waived_until: datetime | None = None
    done: list[Act] = field(default_factory=list)

    def excepted(self, at: datetime) -> bool:
        """Whether what the request asked for is covered."""
        return self.given is not None and self.given.covers(at)

    def waived(self, at: datetime) -> bool:
        """Whether the rule is waived for the class."""
        return self.waived_until is not None and at < self.waived_until

    def over(self, at: datetime) -> bool:
        """Whether a yes stands whose own end has come."""
        return self.given is not None and at >= self.given.end

    def boundaries(self) -> set[datetime]:
        """The instants ahead at which something ends by itself."""
        ends = [self.waived_until]
        if self.given is not None:
            ends += [self.given.ends, self.given.review_by, self.given.due]
        return {each for each in ends if each is not None}

    def happened(self, step: Step, at: datetime, decided: bool) -> None:
        """An act was done; `decided`, whether a decision came of it."""
        self.done.append(step.act)
        ends = at + step.lasts * HOUR
        match step.act:
            case Act.APPROVE | Act.REPLACE | Act.ON_CONDITION if decided:
                due = at + timedelta(days=step.owes) if step.act is Act.ON_CONDITION else None
                self.given = Given(ends, due=due and first_instant_after(due.date(), "UTC"))
            case Act.GO:
                self.given = Given(ends, review_by=at + REVIEWED_WITHIN)
            case Act.REVIEW if self.given:
                self.given.review_by = None
            case Act.MEET if self.given:
                self.given.met = at
            case Act.EXTEND if decided and self.given:
                owed = self.given.due if self.given.met is None else None
                self.given = Given(self.given.ends + step.lasts * HOUR, due=owed)
            case Act.REVOKE | Act.DECLINE | Act.DEFER if decided:
                self.given = None
            case Act.REOPEN:
                self.given = None
            case Act.WAIVE:
                self.waived_until = ends
            case Act.END_WAIVER:
                self.waived_until = at


@dataclass
class History:
    """The acts on one request, done by those whom they are for."""

    story: Relocation
    request: ExceptionRequest
    waiver: ClassWaiver | None = None

    async def tried(self, step: Step) -> bool:
        """Whether it was done; what was refused left nothing."""
        try:
            return await self._acts()[step.act](step)
        except Refusal:
            return False

    def _acts(self) -> dict[Act, Callable[[Step], Coroutine[Any, Any, bool]]]:
        return {
            Act.APPROVE: self._approve,
            Act.ON_CONDITION: self._approve,
            Act.REPLACE: self._replace,
            Act.GO: self._go,
            Act.REVIEW: lambda _: self._do("Olivia", "reviewEmergency"),
            Act.MEET: lambda _: self._do("Marta", "meetCondition"),
            Act.EXTEND: self._extend,
            Act.REVOKE: lambda _: self._do("Olivia", "revokeApproval"),
            Act.DECLINE: lambda _: self._refuse("declineRequest"),
            Act.DEFER: lambda _: self._refuse("deferRequest"),
            Act.APPEAL: lambda _: self._do("Marta", "appealDecision"),
            Act.REOPEN: lambda _: self._do("Marta", "reopenRequest"),
            Act.WAIVE: self._waive,
            Act.END_WAIVER: self._end_waiver,
        }

    async def state(self) -> str:
        """Where the request stands."""
        (state,) = await self.story.house.all(select(ExceptionRequest.state))
        return str(state)

    async def _do(self, who: str, act: str) -> bool:
        async with self.story.as_(who) as work:
            mine = await work.session.get_one(ExceptionRequest, self.request.id)
            return await Attempt(self.story, mine, work, mine.id).do(act)

    async def _refuse(self, act: str) -> bool:
        return await self._do("Rita", act) and await self._do("Remo", "replyAsHelper")

    async def _approve(self, step: Step) -> bool:
        """Bela signs for the money, and Sam for the rule."""
        now = self.story.house.clock.now
        due = (now + timedelta(days=step.owes)).date()
        owed = (deciding.DatedCondition(statement="Report", due_on=due),) if step.act is Act.ON_CONDITION else ()
        async with self.story.as_("Bela") as work:
            mine = await work.session.get_one(ExceptionRequest, self.request.id)
            ask = an_approval(mine, valid_until=now + step.lasts * HOUR, conditions=owed)
            await deciding.approve_request(work, ask)
        return await self._do("Sam", "signTerms")

    async def _replace(self, step: Step) -> bool:
        """Olivia, above them, decides alone."""
        async with self.story.as_("Olivia") as work:
            mine = await work.session.get_one(ExceptionRequest, self.request.id)
            ends = self.story.house.clock.now + step.lasts * HOUR
            return bool(await deciding.approve_request(work, an_approval(mine, valid_until=ends, conditions=())))

    async def _go(self, step: Step) -> bool:
        async with self.story.as_("Bela") as work:
            mine = await work.session.get_one(ExceptionRequest, self.request.id)
            words = {"reason": "Now.", "unwind_plan": "Switch it off.", "hours": step.lasts}
            ask = emergency.GiveEmergencyGo(request_id=mine.id, seen=mine.version, **words)  # type: ignore[arg-type]
            return bool(await emergency.give_emergency_go(work, ask))

    async def _extend(self, step: Step) -> bool:
        async with self.story.as_("Bela") as work:
            mine = await work.session.get_one(ExceptionRequest, self.request.id)
            assert mine.holds_until is not None or mine.state != "approved"
            ends = (mine.holds_until or work.now) + step.lasts * HOUR
            ask = extending.ExtendApproval(
                request_id=mine.id,  # type: ignore[arg-type]
                seen=mine.version,
                reason="Longer.",
                valid_until=ends,
            )
            await extending.extend_approval(work, ask)
        return await self._do("Sam", "signTerms")

    async def _waive(self, step: Step) -> bool:
        if self.waiver is not None:
            return False
        now = self.story.house.clock.now
        ends = {"valid_until": now + step.lasts * HOUR, "review_on": now.date()}
        self.waiver = await granted(self.story, **ends)
        return True

    async def _end_waiver(self, _: Step) -> bool:
        if self.waiver is None:
            return False
        await revoked(self.story, self.waiver)
        return True
