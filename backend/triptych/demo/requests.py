"""How a request of the demo goes: each step by the person whose step it is, on the working day on which it was."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.demo.asks import Topic
from triptych.demo.stage import Act, Scene, Stage
from triptych.governance.exceptions.alternatives import (
    MarkAlternative,
    ProposeAlternative,
    SignAlternative,
    mark_alternative,
    propose_alternative,
    sign_alternative,
)
from triptych.governance.exceptions.answers import CiteRule, NameGap, SubmitAnswer, cite_rule, name_gap, submit_answer
from triptych.governance.exceptions.needs import (
    ConfirmNeed,
    CorrectNeed,
    RestateNeed,
    confirm_need,
    correct_need,
    restate_need,
)
from triptych.governance.exceptions.requests import (
    CommentOnRequest,
    RequestException,
    WithdrawRequest,
    comment_on_request,
    request_exception,
    withdraw_request,
)
from triptych.governance.exceptions.rules.events import EventKind
from triptych.governance.exceptions.targets import AskedTarget
from triptych.kernel.exception_words import HoursBasis, Payer
from triptych.kernel.money import Money
from triptych.kernel.targets import TargetKind
from triptych.model.exception import ExceptionRequest, RequestEvent, Restatement
from triptych.model.types import (
    AlternativeId,
    CriterionId,
    ProjectId,
    RequestId,
    RestatementId,
    RuleId,
    SupplySourceId,
    UnitId,
)

WEEK_OF_A_PERSON = Decimal(1_900)
NOT_REAL = "It comes after the day on which we need it."


@dataclass
class Course:
    """One request: on which project, by whom, who answers, and how many working days ago it was opened."""

    stage: Stage
    topic: Topic
    project_id: UUID
    requester: str
    representative: str
    opened: int
    weekly_burn: Money
    currency: str = "GBP"
    paid_by: Payer = Payer.REQUESTER
    hours: HoursBasis = HoursBasis.CALENDAR
    phi: tuple[Decimal, Decimal, Decimal] | None = None
    phi_basis: str | None = None
    targets: tuple[str, ...] = ()
    request_id: UUID | None = field(default=None, init=False)

    @property
    def id(self) -> RequestId:
        """The request, once it is opened."""
        if self.request_id is None:
            raise LookupError(f"{self.topic.title} is not opened yet")
        return RequestId(self.request_id)

    def on(self, day: int, hour: int, who: str | tuple[str, ...], act: Act) -> Scene:
        """What somebody does so many working days after the request was opened."""
        return Scene(self.stage.before(self.opened - day, hour), who, act)

    def open(self) -> Scene:
        """The requester says what is needed, and what waiting costs."""
        return self.on(0, 9, self.requester, self._open)

    def restate(self, text: str | None = None, *, day: int = 1, hour: int = 10) -> Scene:
        """The representative says it in own words."""
        return self.on(day, hour, self.representative, partial(self._restate, text or self.topic.restated))

    def correct(self, text: str, *, day: int = 1, hour: int = 14) -> Scene:
        """The requester says what the restatement got wrong."""
        return self.on(
            day, hour, self.requester, lambda work: correct_need(work, CorrectNeed(request_id=self.id, correction=text))
        )

    def confirm(self, *, day: int = 1, hour: int = 16) -> Scene:
        """The requester confirms the newest wording."""
        return self.on(day, hour, self.requester, self._confirm)

    def cite(self, *, day: int = 2) -> Scene:
        """The representative says what stands in the way."""
        return self.on(day, 10, self.representative, self._cite)

    def propose(self, *, day: int = 2) -> Scene:
        """The representative offers what would meet the need anyhow."""
        return self.on(day, 11, self.representative, self._propose)

    def mark(self, *real: bool, day: int = 3) -> Scene:
        """The requester says which alternatives are real."""
        return self.on(day, 11, self.requester, partial(self._mark, real or (True, True, False)))

    def sign(self, who: str, which: int, *, day: int = 3, hour: int = 13) -> Scene:
        """One side would stand behind an alternative."""
        return self.on(day, hour, who, partial(self._sign, which))

    def submit(self, *, day: int = 3) -> Scene:
        """The representative passes it on to whoever decides."""
        return self.on(day, 15, self.representative, lambda work: submit_answer(work, SubmitAnswer(request_id=self.id)))

    def say(self, who: str, text: str, *, day: int, hour: int) -> Scene:
        """Somebody says something."""
        return self.on(
            day, hour, who, lambda work: comment_on_request(work, CommentOnRequest(request_id=self.id, text=text))
        )

    def withdraw(self, reason: str, *, day: int) -> Scene:
        """The requester takes it back."""
        return self.on(
            day,
            12,
            self.requester,
            lambda work: withdraw_request(work, WithdrawRequest(request_id=self.id, reason=reason)),
        )

    def until_confirmed(self) -> Iterator[Scene]:
        """Need first."""
        yield from (self.open(), self.restate(), self.confirm())

    def until_answered(self) -> Iterator[Scene]:
        """What stands in the way, and the options."""
        yield from self.until_confirmed()
        yield from (self.cite(), self.propose(), self.mark())

    def until_deciding(self) -> Iterator[Scene]:
        """The first option is signed by both sides, and whoever decides looks at it."""
        yield from self.until_answered()
        yield self.sign(self.requester, 0)
        yield self.sign(self.representative, 0, hour=14)
        yield self.submit()

    async def _open(self, work: Work) -> None:
        topic = self.topic
        low, likely, high = self.phi or self._share()
        ask = RequestException(
            project_id=ProjectId(self.project_id),
            provider_unit_id=UnitId(self.stage.ids[topic.unit]),
            title=topic.title,
            need=topic.need,
            wanted_outcome=topic.outcome,
            amount=Money(topic.asked, self.currency),
            paid_by=self.paid_by,
            targets=tuple(self._target(name) for name in self.targets),
            needed_by=work.today + timedelta(days=60),
            phi_low=low,
            phi_likely=likely,
            phi_high=high,
            phi_basis=self.phi_basis or f"{self.idle} people of the project wait, at {WEEK_OF_A_PERSON:,} a week each.",
            hours_basis=self.hours,
        )
        self.request_id = (await request_exception(work, ask)).id

    @property
    def idle(self) -> int:
        """How many people wait: as many as the topic says, but not more than two fifths of the burn can pay."""
        return max(1, min(self.topic.idle, int(self.weekly_burn.amount * 2 / 5 / WEEK_OF_A_PERSON)))

    def _share(self) -> tuple[Decimal, Decimal, Decimal]:
        """The share of the burn that stands idle: what the waiting people cost, a half of it, and twice."""
        least = Decimal("0.0001")
        likely = min(
            max((self.idle * WEEK_OF_A_PERSON / self.weekly_burn.amount).quantize(least), least), Decimal(1) / 2
        )
        return max((likely / 2).quantize(least), least), likely, likely * 2

    def _target(self, name: str) -> AskedTarget:
        return AskedTarget(kind=TargetKind.CRITERION, criterion_id=CriterionId(self.stage.ids[name]))

    async def _restate(self, text: str, work: Work) -> None:
        await restate_need(work, RestateNeed(request_id=self.id, text=text))

    async def _confirm(self, work: Work) -> None:
        newest = (
            await work.session.scalars(
                select(Restatement.id).where(Restatement.request_id == self.id).order_by(Restatement.at.desc()).limit(1)
            )
        ).one()
        await confirm_need(work, ConfirmNeed(request_id=self.id, restatement_id=RestatementId(newest)))

    async def _cite(self, work: Work) -> None:
        topic = self.topic
        if topic.gap:
            await name_gap(work, NameGap(request_id=self.id, harm=topic.harm, statement=topic.against))
        else:
            rule = RuleId(self.stage.ids[topic.against])
            await cite_rule(work, CiteRule(request_id=self.id, rule_id=rule, harm=topic.harm))

    async def _propose(self, work: Work) -> None:
        for option in self.topic.options:
            source = self.stage.ids[option.source] if option.source else None
            ask = ProposeAlternative(
                request_id=self.id,
                kind=option.kind,
                title=option.title,
                cost=Money(Decimal(option.cost), self.currency),
                lead_time_days=option.days,
                rule_distance=option.distance,
                supply_source_id=SupplySourceId(source) if source else None,
                effect_delivery=option.effect,
            )
            await propose_alternative(work, ask)

    async def _mark(self, real: tuple[bool, ...], work: Work) -> None:
        for alternative, says in zip(await self.alternatives(work), real, strict=False):
            reason = None if says else NOT_REAL
            await mark_alternative(work, MarkAlternative(alternative_id=alternative, real=says, reason=reason))

    async def _sign(self, which: int, work: Work) -> None:
        await sign_alternative(work, SignAlternative(alternative_id=(await self.alternatives(work))[which]))

    async def alternatives(self, work: Work) -> list[AlternativeId]:
        """The alternatives in the order in which they were offered."""
        told = await work.session.scalars(
            select(RequestEvent.detail["alternativeId"].astext)
            .where(RequestEvent.request_id == self.id, RequestEvent.kind == EventKind.ALTERNATIVE_PROPOSED)
            .order_by(RequestEvent.number)
        )
        return [AlternativeId(UUID(each)) for each in told]

    async def seen(self, work: Work) -> int:
        """The version of the request that whoever decides looks at."""
        found = select(ExceptionRequest.version).where(ExceptionRequest.id == self.id)
        return (await work.session.execute(found)).scalar_one()
