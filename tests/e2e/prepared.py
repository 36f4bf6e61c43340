"""Requests of the demo's house, brought by use cases to where a browser's own part begins."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from e2e.houses import EMAILS
from e2e.steps import UNIT
from triptych.access.work import Work, Works
from triptych.governance.exceptions import alternatives, answers, deciding, helping, needs, refusing, requests
from triptych.governance.exceptions.precedents import precedents_of
from triptych.governance.exceptions.stances import DistinguishPrecedent, distinguish_precedent
from triptych.kernel.exception_words import AlternativeKind, Payer
from triptych.kernel.money import Money
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.exception import Answer, ExceptionRequest
from triptych.model.gap import CapabilityGap
from triptych.model.people import OrgUnit, Person
from triptych.model.portfolio import Program, Project
from triptych.model.standard import Rule
from triptych.model.supply import SupplySource
from triptych.model.types import (
    AnswerId,
    PersonId,
    PortfolioId,
    ProgramId,
    ProjectId,
    RequestId,
    RuleId,
    UnitId,
)
from triptych.pmo.programs import CreateProgram, create_program
from triptych.pmo.projects import CreateProject, create_project

PROGRAM = "Harbour to north"  # Marta manages it


@dataclass(frozen=True)
class Prepared:
    """The house from within: everybody's unit of work, and requests as far along as a test wants them."""

    database: Database

    @asynccontextmanager
    async def as_(self, name: str) -> AsyncIterator[Work]:
        """One unit of work of somebody of the demo."""
        async with Works(self.database).begin(await self.person(name)) as work:
            yield work

    async def person(self, name: str) -> PersonId:
        """The id of somebody of the demo."""
        return PersonId(await self.one(select(Person.id).where(Person.email == EMAILS[name])))

    async def one(self, query: Any) -> Any:
        """The first that a query finds."""
        async with self.database.sessions() as session:
            return (await session.execute(query.limit(1))).scalar_one()

    async def own_ground(self) -> ProjectId:
        """A new project of a new program of Marta's, which burns what hers does.

        Asks of one program and provider count together against the limits of those who decide: on ground of its own a
        request asks for its own amount, whatever other tests have asked for before.
        """
        hers = await self.one(select(Program).where(Program.name == PROGRAM))
        like = await self.one(select(Project).where(Project.program_id == hers.id).order_by(Project.id))
        name = f"Ground {new_id()}"
        async with self.as_("Paula") as work:
            program = await create_program(
                work,
                CreateProgram(
                    name=name,
                    portfolio_id=PortfolioId(hers.portfolio_id),
                    manager_id=await self.person("Marta"),
                    weekly_burn=Money(hers.weekly_burn_amount, hers.weekly_burn_currency),
                    weekly_burn_basis=hers.weekly_burn_basis,
                ),
            )
            ask = CreateProject(name=name, program_id=ProgramId(program.id), unit_id=UnitId(like.unit_id))
            return ProjectId((await create_project(work, ask)).id)

    async def confirmed(
        self, need: str, amount: int = 2_000, beside: ExceptionRequest | None = None
    ) -> ExceptionRequest:
        """Marta asks Infrastructure Services, on ground of its own or `beside` another, and the need is agreed."""
        ground = ProjectId(beside.project_id) if beside else await self.own_ground()  # hers before she asks
        async with self.as_("Marta") as work:
            ask = requests.RequestException(
                project_id=ground,
                provider_unit_id=UnitId(await self.one(select(OrgUnit.id).where(OrgUnit.name == UNIT))),
                title=need.split(".", 1)[0][:80],
                need=need,
                wanted_outcome=need,
                amount=Money(Decimal(amount), work.organisation.base_currency),
                paid_by=Payer.REQUESTER,
                phi_low=Decimal("0.01"),
                phi_likely=Decimal("0.02"),
                phi_high=Decimal("0.05"),
                phi_basis="Two of a hundred people wait for it.",
            )
            request = await requests.request_exception(work, ask)
        key = RequestId(request.id)
        async with self.as_("Rita") as work:
            await needs.restate_need(work, needs.RestateNeed(request_id=key, text=need))
            newest = await needs.newest_restatement(work, request)
        assert newest is not None
        async with self.as_("Marta") as work:
            return await needs.confirm_need(work, needs.ConfirmNeed(request_id=key, restatement_id=newest.id))

    async def submitted(
        self,
        need: str,
        amount: int = 2_000,
        *,
        apart: tuple[str, ...] = ("Rita", "Olivia"),
        beside: ExceptionRequest | None = None,
    ) -> ExceptionRequest:
        """Rita cites the rule, offers one way inside it and one outside the supply base, and passes it on.

        Requests of other tests met the same rule: those named in `apart` say what is different from each.
        """
        request = await self.confirmed(need, amount, beside)
        key = RequestId(request.id)
        outside = await self.one(select(SupplySource.id).where(SupplySource.inside_base.is_(False)))
        async with self.as_("Rita") as work:
            rule_id = RuleId(await self.one(select(Rule.id).where(Rule.title.startswith("Capacity is booked"))))
            await answers.cite_rule(work, answers.CiteRule(request_id=key, rule_id=rule_id, harm="Others slow down."))
            for kind, distance, source in (
                (AlternativeKind.PARTIAL_OR_INTERIM, 0, None),
                (AlternativeKind.ANOTHER_SOURCE, 3, outside),
            ):
                option = alternatives.ProposeAlternative(
                    request_id=key,
                    kind=kind,
                    title=f"{'Half' if source is None else 'All'} of it: {request.title}"[:80],
                    cost=Money(Decimal(amount), work.organisation.base_currency),
                    lead_time_days=7,
                    rule_distance=distance,
                    supply_source_id=source,
                )
                await alternatives.propose_alternative(work, option)
            await answers.submit_answer(work, answers.SubmitAnswer(request_id=key))
        for name in apart:
            async with self.as_(name) as work:
                await _tell_apart(work, request)
        return await self.one(select(ExceptionRequest).where(ExceptionRequest.id == key))  # type: ignore[no-any-return]

    async def approved(self, need: str) -> ExceptionRequest:
        """Olivia says yes to it."""
        return await self.approve(await self.submitted(need))

    async def approve(self, request: ExceptionRequest) -> ExceptionRequest:
        """Olivia, who holds both authorities, says yes for two months."""
        async with self.as_("Olivia") as work:
            ask = deciding.ApproveRequest(
                request_id=RequestId(request.id),
                seen=request.version,
                reason="It costs less than waiting.",
                valid_until=work.now + timedelta(days=60),
            )
            return await deciding.approve_request(work, ask)

    async def declined(self, need: str) -> ExceptionRequest:
        """Rita says no in full grammar, and Otto helps."""
        request = await self.submitted(need)
        async with self.as_("Rita") as work:
            ask = refusing.DeclineRequest(
                request_id=RequestId(request.id),
                seen=request.version,
                reason="The core is full until the summer.",
                helper_id=await self.person("Otto"),
                next_date=work.today + timedelta(days=7),
            )
            await refusing.decline_request(work, ask)
        answer = AnswerId(await self.one(select(Answer.id).where(Answer.request_id == request.id)))
        async with self.as_("Otto") as work:
            return await helping.reply_as_helper(work, helping.ReplyAsHelper(answer_id=answer, accepted=True))

    async def gap(self, need: str, statement: str) -> str:
        """A request that met a capability gap; the reference of the gap."""
        request = await self.confirmed(need)
        async with self.as_("Rita") as work:
            ask = answers.NameGap(request_id=RequestId(request.id), harm="Nobody can test.", statement=statement)
            await answers.name_gap(work, ask)
        return str(await self.one(select(CapabilityGap.ref).where(CapabilityGap.statement == statement)))


async def _tell_apart(work: Work, request: ExceptionRequest) -> None:
    for near in await precedents_of(work, request):
        if near.obliges:
            ask = DistinguishPrecedent(
                request_id=RequestId(request.id), precedent_id=RequestId(near.request_id), distinction="Another need."
            )
            await distinguish_precedent(work, ask)
