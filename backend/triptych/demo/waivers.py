"""Two classes of cases in the demo: one that was excepted and covers a purchase now, and one that waits."""

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import exists, select

from triptych.access.work import Work
from triptych.demo.stage import Scene, Stage
from triptych.governance.waivers.answering import GrantWaiver, grant_waiver
from triptych.governance.waivers.proposing import ProposeWaiver, propose_waiver
from triptych.kernel.money import Money
from triptych.model.gate import Gate
from triptych.model.portfolio import Project
from triptych.model.types import ProgramId, ProjectId, RuleId, WaiverId
from triptych.pmo.findings import EnterFinding, enter_finding


def waivers(stage: Stage) -> list[Scene]:
    """Last week a class was proposed and granted, and a purchase was found that it covers; another one is proposed."""

    async def tender(work: Work) -> None:
        ask = ProposeWaiver(
            rule_id=RuleId(stage.ids["tender"]),
            program_id=ProgramId((await _project(work)).program_id),
            title="Repairs after storm damage",
            reason="A tender takes six weeks; a roof is open to the rain until then.",
            conditions="Two quotes are asked for, and the cheaper one is taken unless it is later.",
            limit=Money(Decimal(60_000), work.organisation.base_currency),
            valid_until=work.now + timedelta(days=120),
            review_on=work.today + timedelta(days=60),
        )
        stage.ids["storm waiver"] = (await propose_waiver(work, ask)).id

    async def grant(work: Work) -> None:
        reason = "The harm of a single price is small below this amount, and the conditions contain it."
        await grant_waiver(work, GrantWaiver(waiver_id=WaiverId(stage.ids["storm waiver"]), reason=reason))
        finding = EnterFinding(
            project_id=ProjectId((await _project(work)).id),
            rule_id=RuleId(stage.ids["tender"]),
            evidence="The roof of the east hall was mended by the firm that was on site; two quotes are on file.",
            amount=Money(Decimal(41_500), work.organisation.base_currency),
        )
        await enter_finding(work, finding)

    async def capacity(work: Work) -> None:
        ask = ProposeWaiver(
            rule_id=RuleId(stage.ids["capacity"]),
            program_id=ProgramId((await _project(work)).program_id),
            title="Lines for at most ten desks",
            reason="Small offices are found at short notice, and ten desks do not burden the core network.",
            limit=Money(Decimal(25_000), work.organisation.base_currency),
            valid_until=work.now + timedelta(days=180),
            review_on=work.today + timedelta(days=90),
        )
        await propose_waiver(work, ask)

    return [
        Scene(stage.before(6, 9), "Samir", tender),
        Scene(stage.before(5, 9), "Paula", grant),
        Scene(stage.before(2, 9), "Paula", capacity),
    ]


async def _project(work: Work) -> Project:
    """A published project without a gate, so that no gate of the demo changes."""
    gated = exists().where(Gate.project_id == Project.id)
    found = select(Project).where(Project.publisher.is_not(None), ~gated).order_by(Project.ref).limit(1)
    return (await work.session.scalars(found)).one()
