"""One resolver (EX11): whatever gives, suspends or ends an exception does so at the same instant wherever it is asked.

Histories are made by chance and played forwards. Just before and at every instant at which something happens or ends by
itself, and so between each two as well, the resolver, the gate, the API, the leadership page, the files and the clock's
job must all say what the model says.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from building import NOON
from clock_reading import looked
from conftest import Pristine
from histories import Act, History, Model, Step
from relocation import Relocation, a_relocation, dollars, evidence, submitted
from triptych.exchange.wording.table_words import table_words
from triptych.governance.exceptions.resolver import covers_of
from triptych.governance.exceptions.rules.events import EventKind
from triptych.graphql.answering import operations
from triptych.graphql.context import Context
from triptych.graphql.exporting.columns import Reader
from triptych.graphql.exporting.pages import read_page
from triptych.graphql.exporting.tables import TABLES
from triptych.graphql.ids import to_global
from triptych.kernel.clock_words import ReminderKind
from triptych.kernel.targets import Case, Target, TargetKind
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.decision_clock import ClockReminder
from triptych.model.exception import RequestEvent
from waiving import found

TICK = timedelta(microseconds=1)
BOTH = "counted withExceptions withoutExceptions"
EVERYWHERE = f"""query ($gate: ID!, $rule: ID!, $request: ID!) {{
  gate: node(id: $gate) {{ ... on Gate {{
    readiness {{ state compliance {{ {BOTH} }} keys {{ office state stateWithoutExceptions }} }}
    project {{
      standards {{ {BOTH} }}
      findings {{ standing {{ state coveredBy }} }}
      transitions {{ compliance {{ {BOTH} }} criteria {{ position standing {{ state }} }} }}
    }}
  }} }}
  rule: node(id: $rule) {{ ... on Rule {{ compliance {{ {BOTH} }} }} }}
  request: node(id: $request) {{ ... on ExceptionRequest {{ expired }} }}
  leadership {{ gatesReady {{ {BOTH} }} standards {{ {BOTH} }} }}
}}"""
# What is tried where; what cannot be done there is refused, and changes nothing.
TIMELY = {
    "deciding": (Act.APPROVE, Act.APPROVE, Act.ON_CONDITION, Act.ON_CONDITION, Act.GO, Act.DECLINE, Act.DEFER),
    "approved": (Act.EXTEND, Act.REVOKE, Act.REPLACE, Act.REOPEN),
    "approved_with_conditions": (Act.MEET, Act.MEET, Act.EXTEND, Act.REVOKE, Act.REPLACE, Act.REOPEN),
    "emergency_go": (Act.REVIEW, Act.REVIEW, Act.REVOKE, Act.APPROVE, Act.REPLACE, Act.REOPEN),
    "declined": (Act.APPEAL, Act.REOPEN, Act.REPLACE),
    "deferred": (Act.REOPEN, Act.REPLACE, Act.APPEAL),
    "revoked": (Act.REOPEN, Act.APPEAL),
    "appealed": (Act.REPLACE, Act.APPROVE),
    "reopened": (Act.APPROVE, Act.ON_CONDITION, Act.GO),
}
ALWAYS = (Act.WAIVE, Act.END_WAIVER)
TOLD = (
    (Step(1, Act.ON_CONDITION, lasts=72), Step(60, Act.MEET), Step(2, Act.EXTEND, lasts=24), Step(9, Act.REVOKE)),
    (Step(1, Act.GO, lasts=40), Step(3, Act.REVIEW), Step(50, Act.REOPEN), Step(2, Act.REPLACE, lasts=5)),
    (
        Step(1, Act.GO, lasts=72),
        Step(2, Act.WAIVE, lasts=30),
        Step(50, Act.REOPEN),
        Step(1, Act.REPLACE, lasts=9),
    ),
    (Step(1, Act.WAIVE, lasts=90), Step(1, Act.DECLINE), Step(9, Act.APPEAL), Step(5, Act.REPLACE, lasts=12)),
    (Step(1, Act.DEFER), Step(5, Act.REPLACE, lasts=30), Step(3, Act.WAIVE), Step(4, Act.END_WAIVER)),
    (Step(1, Act.APPROVE, lasts=90), Step(8, Act.REPLACE, lasts=20)),
)


@dataclass
class Told:
    """A history as it is played, beside what the model says."""

    history: History
    model: Model

    async def forward(self, until: datetime) -> None:
        """What ends by itself before an instant, and what is said around each end."""
        for end in sorted(each for each in self.model.boundaries() if self.now < each < until):
            await self.around(end)

    async def around(self, instant: datetime) -> None:
        """Just before it, and at it."""
        for at in (instant - TICK, instant):
            if at > self.now:
                await self.agree(at)

    async def step(self, step: Step) -> bool:
        """Somebody tries an act; what it brought is so at its instant, and not before."""
        at = self.now + timedelta(hours=step.after)
        await self.forward(at - TICK)
        await self.agree(at - TICK)
        self.history.story.house.clock.now = at
        before = await decisions(self.history)
        done = await self.history.tried(step)
        if done:
            self.model.happened(step, at, await decisions(self.history) > before)
        await self.agree(at)
        return done

    @property
    def now(self) -> datetime:
        """How far it is told."""
        return self.history.story.house.clock.now

    async def agree(self, at: datetime) -> None:
        """Everybody says of an instant what the model says."""
        excepted, waived = self.model.excepted(at), self.model.waived(at)
        expected = {"criterion": excepted, "standard": excepted or waived, "over": self.model.over(at)}
        await looked(self.history.story, self.history.request, at)
        said = await everybody(self.history)
        assert said == {name: {what: expected[what] for what in parts} for name, parts in said.items()}, (
            at,
            self.model,
        )


async def everybody(history: History) -> dict[str, dict[str, bool]]:
    """Whether criterion and standard are excepted now, and the yes is over, by whoever can be asked."""
    story, request = history.story, history.request
    ids = {"gate": to_global("Gate", story.ids["gate"]), "rule": to_global("Rule", story.ids["rule"])}
    olivia = Context(story.works, story.person("Olivia"))
    about = {**ids, "request": to_global("ExceptionRequest", request.id)}
    answer = await operations.answer(olivia, EVERYWHERE, None, about)
    assert answer is not None
    assert not answer.errors, answer.errors
    told = json.loads(answer.data)
    gate, project, page = told["gate"]["readiness"], told["gate"]["project"], told["leadership"]
    keys = {key["office"]: key["state"] == "EXCEPTED" for key in gate["keys"]}
    both = {"counted": 3, "withExceptions": 1 + sum(keys[office] for office in ("PMO", "SMO")), "withoutExceptions": 1}
    assert gate["compliance"] == both
    assert page["gatesReady"]["withExceptions"] == (both["withExceptions"] == 3)
    (finding,), (handed,) = project["findings"], project["transitions"]
    second = next(each for each in handed["criteria"] if each["position"] == 2)
    return {
        "resolver": await by_resolver(history),
        "gate": {"criterion": keys["SMO"], "standard": keys["PMO"]},
        "records": {
            "criterion": second["standing"]["state"] == "EXCEPTED",
            "standard": finding["standing"]["state"] == "EXCEPTED",
        },
        "figures": {
            "criterion": handed["compliance"]["withExceptions"] == 2,
            "standard": project["standards"]["withExceptions"] == 1,
        },
        "rule": {"standard": told["rule"]["compliance"]["withExceptions"] == 1},
        "leadership": {"standard": page["standards"]["withExceptions"] == 1},
        "files": await in_files(story),
        "request": {"over": told["request"]["expired"]},
        **await by_job(history),
    }


async def by_resolver(history: History) -> dict[str, bool]:
    """As use cases ask it."""
    story, project = history.story, history.request.project_id
    async with story.as_("Paula") as work:
        covers = await covers_of(work, [project])
        criterion = Target(TargetKind.CRITERION, story.ids["criterion_2"], project)
        standard = Target(TargetKind.STANDARD, story.ids["rule"], project)
        case = Case(dollars(20_000), work.today)
        return {"criterion": covers.until(criterion) is not None, "standard": covers.until(standard, case) is not None}


async def in_files(story: Relocation) -> dict[str, bool]:
    """As the list of gates is taken out."""
    table = TABLES["gates"]
    page = await read_page(Context(story.works, story.person("Olivia")), table, {})
    reader = Reader(ZoneInfo("UTC"), table_words("en"))
    row: dict[str, Any] = {each.head: each.cell(page.nodes[0], reader) for each in table.shown(["keys"])}
    without = ("service_key_without_exceptions_code", "delivery_key_without_exceptions_code")
    assert [row[each] for each in without] == ["blocked", "blocked"]
    return {"criterion": row["service_key_code"] == "excepted", "standard": row["delivery_key_code"] == "excepted"}


async def by_job(history: History) -> dict[str, dict[str, bool]]:
    """Whether the clock has told of the approval which stands that it is over; it tells this of nothing else."""
    if not (await history.state()).startswith("approved"):
        return {}
    told = select(func.max(ClockReminder.hop)).where(ClockReminder.kind == ReminderKind.EXPIRED)
    decided = select(func.max(RequestEvent.number)).where(RequestEvent.kind == EventKind.DECISION_MADE)
    (last_told,), (last_decided,) = await history.story.house.all(told), await history.story.house.all(decided)
    return {"job": {"over": last_told == last_decided}}


async def decisions(history: History) -> int:
    """How many there are."""
    (number,) = await history.story.house.all(select(func.count()).select_from(Decision))
    return int(number)


async def begun(database: Database) -> Told:
    """One criterion is not signed and the rule was found violated; the request about both waits for a decision."""
    story = await a_relocation(database)
    story.house.clock.now = NOON
    await evidence(story, signed=False)
    await found(story, dollars(20_000))
    return Told(History(story, await submitted(story)), Model())


async def ended(told: Told) -> None:
    """Until nothing can change any more, and a while after."""
    last = max([told.now, *told.model.boundaries()]) + TICK
    await told.forward(last)
    await told.agree(last)


@pytest.mark.parametrize("steps", TOLD)
async def test_what_is_told_takes_effect_at_the_same_instant_everywhere(
    database: Database, steps: tuple[Step, ...]
) -> None:
    told = await begun(database)

    refused = [step.act for step in steps if not await told.step(step)]
    await ended(told)

    assert refused == []


def test_every_act_is_told_at_least_once() -> None:
    assert {step.act for steps in TOLD for step in steps} == set(Act)


@given(st.data())
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
async def test_whatever_happens_takes_effect_at_the_same_instant_everywhere(
    database: Database, pristine: Pristine, data: st.DataObject
) -> None:
    await pristine.superuser.execute(pristine.undo_everything)
    told = await begun(database)

    for _ in range(data.draw(st.integers(3, 5), label="acts")):
        timely = (*TIMELY[await told.history.state()], *ALWAYS)
        step = st.builds(
            Step,
            after=st.integers(1, 40),
            act=st.sampled_from(timely),
            lasts=st.integers(2, 72),
            owes=st.integers(0, 2),
        )
        await told.step(data.draw(step))
    await ended(told)
