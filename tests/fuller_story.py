"""The full story told twice: whatever a page lists, it lists more of it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from asking import gid
from building import NOON, TODAY
from full_story import an_overruled_refusal
from relocation import ANOTHER_NEED, LATER, SOON, Relocation, dollars, opened
from triptych.cmo import assessments, initiatives
from triptych.governance.gates import gates
from triptych.governance.standards import library
from triptych.kernel.actor import Office
from triptych.model.exception import ExceptionRequest
from triptych.model.gate import Gate
from triptych.model.initiative import Initiative
from triptych.model.portfolio import Project
from triptych.model.service import Service
from triptych.model.standard import Rule
from triptych.model.types import ProgramId, ProjectId, RuleId, UnitId
from triptych.pmo import findings, forecasts, projects
from triptych.smo import catalogue, transitions

REFS = (
    ("pageProject", Project),
    ("pageGate", Gate),
    ("pageService", Service),
    ("pageInitiative", Initiative),
    ("pageAssess", Initiative),
    ("pageRule", Rule),
    ("page", ExceptionRequest),
)


async def a_finding(story: Relocation, project: Any, rule: Any) -> None:
    """A standard found violated on a project."""
    async with story.as_("Sam") as work:
        found = findings.EnterFinding(project_id=ProjectId(project), rule_id=RuleId(rule), evidence="Seen on site")
        await findings.enter_finding(work, found)


async def twice_as_much(story: Relocation) -> None:
    """A second project with its evidence, a second service, rule, gate and initiative, and further requests."""
    async with story.as_("Paula") as work:
        second = await projects.create_project(
            work,
            projects.CreateProject(
                name="Close the south site",
                program_id=ProgramId(story.ids["program"]),
                unit_id=UnitId(story.ids["programs"]),
                finish_on=LATER,
                budget=dollars(5_000_000),
                delivery_lead_id=story.person("Dan"),
                service_lead_id=story.person("Selma"),
                change_lead_id=story.person("Chris"),
            ),
        )
        for project in (second.id, story.ids["project"]):
            await gates.create_gate(
                work, gates.CreateGate(project_id=ProjectId(project), name="Closed", due_on=SOON, criteria="Empty")
            )
    async with story.as_("Sam") as work:
        service = await catalogue.create_service(
            work,
            catalogue.CreateService(
                name="Site power",
                family_id=(await work.session.get_one(Service, story.ids["service"])).family_id,
                unit_id=UnitId(story.ids["infrastructure"]),
                owner_id=story.person("Otto"),
            ),
        )
        certified = await library.create_rule(
            work,
            library.CreateRule(
                title="Cabling is certified", owner_office=Office.SMO, statement="S", purpose="P", harm_prevented="H"
            ),
        )
    for project, rule in ((second.id, story.ids["rule"]), (story.ids["project"], certified.id)):
        await a_finding(story, project, rule)
    await _evidence(story, second.id, service.id)
    await an_overruled_refusal(story, **ANOTHER_NEED)
    for number in range(3):
        await opened(story, title=f"Ask {number}")


async def _evidence(story: Relocation, second: Any, service: Any) -> None:
    async with story.as_("Dan") as work:
        for project in (second, story.ids["project"]):
            plan = forecasts.EnterForecast(
                project_id=ProjectId(project), cost=dollars(4_000_000), finish_on=LATER, basis="Plan 1"
            )
            await forecasts.enter_forecast(work, plan)
    async with story.as_("Selma") as work:
        handed = [
            await transitions.enter_transition(
                work, transitions.EnterTransition(project_id=ProjectId(project), service_id=at, go_live_on=LATER)
            )
            for project, at in ((second, service), (second, story.ids["service"]), (story.ids["project"], service))
        ]
    async with story.as_("Otto") as work:
        for transition in handed:
            asked = transitions.AddCriteria(transition_id=transition.id, statements=("Seen", "Heard", "Signed"))
            await transitions.add_criteria(work, asked)
    async with story.as_("Chris") as work:
        there = await work.session.scalar(select(Initiative.id))
        made = await initiatives.create_initiative(
            work,
            initiatives.CreateInitiative(
                project_id=ProjectId(second), name="Leaving the south", current_state="South", future_state="North"
            ),
        )
        for initiative in (made.id, there):
            group = await initiatives.add_group(
                work, initiatives.AddGroup(initiative_id=initiative, name="Movers", headcount=20)
            )
            scores = assessments.AdkarScores(awareness=5, desire=5, knowledge=5, ability=5, reinforcement=5)
            for day in (TODAY, TODAY - timedelta(days=9)):
                answers = assessments.EnterAssessment(group_id=group.id, assessed_on=day, answers=(scores,) * 6)
                await assessments.enter_assessment(work, answers)


async def variables_of(story: Relocation, page: Any) -> dict[str, Any]:
    """What the page of the first record asks with."""
    name = page.name.value
    table = next(table for start, table in REFS if name.startswith(start))
    async with story.database.sessions() as session:
        ref = await session.scalar(select(table.ref).order_by(table.ref).limit(1))
        project = await session.scalar(select(Project.ref).order_by(Project.ref).limit(1))
    known: dict[str, Any] = {
        "ref": ref, "project": project, "preset": True, "asked": True, "email": "dan@meridian.example",
        "typed": None, "now": NOON.isoformat(), "words": "desks", "ahead": False, "placed": False,
        "provided": True, "unit": gid("OrgUnit", story.ids["infrastructure"]),
        "ruled": True, "rule": gid("Rule", story.ids["rule"]),
    }  # fmt: skip
    given = {}
    for each in page.variable_definitions or ():
        variable = each.variable.name.value
        given[variable] = known.get(variable, {} if each.type.kind == "non_null_type" else None)
    return given
