"""The story of the demo: a program that burns two million dollars a week must move, and asks for a hundred thousand.

The requester asks outside-in, the provider answers inside-out, and what the product asks of both turns that around: the
need is restated and corrected, the rule is named with the harm it prevents, alternatives are built together, one of
them outside the supply base, and whoever can say yes is known by name.
"""

from collections.abc import Iterator
from decimal import Decimal

from triptych.access.work import Work
from triptych.demo.asks import Option, Topic
from triptych.demo.endings import Later, Yes, accept, approve, decline, defer, meet, override
from triptych.demo.evidence import READY, Profile
from triptych.demo.founding import FOUNDED
from triptych.demo.layer import Cast
from triptych.demo.parts import INFRASTRUCTURE, PROGRAMS, WORKPLACE
from triptych.demo.requests import Course
from triptych.demo.stage import Scene, Stage
from triptych.kernel.exception_words import AlternativeKind as Kind
from triptych.kernel.money import Money
from triptych.model.portfolio import Stage as ProjectStage
from triptych.model.types import PortfolioId, ProgramId, UnitId
from triptych.pmo.portfolios import CreatePortfolio, create_portfolio
from triptych.pmo.programs import CreateProgram, create_program
from triptych.pmo.projects import CreateProject, create_project

BURN = Money(Decimal(2_000_000), "USD")
IDLE = {
    True: ((Decimal("0.1"), Decimal("0.25"), Decimal("0.5")), "The lab engineers are a quarter of the payroll."),
    False: ((Decimal("0.02"), Decimal("0.05"), Decimal("0.1")), "One of twenty teams waits for it."),
}
# Name, budget in dollars, days until the finish, how ready, and the service that takes over.
PROJECTS = (
    ("Move to the north site", 42_000_000, 96, Profile(unsigned=1), "Site network", "Otto"),
    ("North site fit-out", 88_000_000, 61, READY, "Data centre hosting", "Otto"),
    ("Leaving the harbour site", 17_500_000, 150, Profile(cost=None, asked=0), "Identity and access", "Otto"),
    ("Working from the north", 6_400_000, 120, Profile(stuck=5), "Devices and collaboration", "Lucía"),
)

LAB_NETWORK = Topic(
    "Lab network at the north site by the day of the move",
    "My engineers must work on the day they arrive. I pay for it myself: every week of theirs costs two million.",
    "Forty lab desks on the network on the first day at the north site.",
    "Forty lab desks need the lab network from the first day at the north site. You pay from the program; the date is"
    " fixed by the lease, so what counts is that it is there on the day.",
    100_000, INFRASTRUCTURE, 260, "capacity", "Booked at short notice, the core link would slow the south site down.",
    (Option(Kind.PARTIAL_OR_INTERIM, "Ten desks by cable on the day, thirty more a month later", 34_000, 12, 1,
            "Own data centres", "The test team works at once; the others share"),
     Option(Kind.ANOTHER_SOURCE, "Harbour Networks builds it, we take it over in a quarter", 112_000, 15, 3,
            "Harbour Networks", "Everybody works on the first day"),
     Option(Kind.CHANGE_RULE, "You pilot our short-notice capacity with us: a use case for everybody", 100_000, 18, 2,
            "Own data centres", "Everybody works within the first week")))  # fmt: skip
SERVER_ROOM = Topic(
    "Into the server room before the handover",
    "Racks take three weeks. If they start after the handover the labs stand still.",
    "Our racks stand and are cabled when the site is handed over.",
    "You need access to the server room three weeks before the handover, for two crews.",
    60_000, INFRASTRUCTURE, 130, "We have nobody who could accompany crews in a building that is not ours yet.",
    "A crew alone in a building site may be hurt, and nobody could help.",
    (Option(Kind.ANOTHER_SOURCE, "The builder's own wardens accompany the crews", 42_000, 6, 2,
            "Open market, by the day"),
     Option(Kind.PARTIAL_OR_INTERIM, "Assemble the racks off site and roll them in", 55_000, 9, 0)),
    gap=True)  # fmt: skip
PRINTING = Topic(
    "Secure printing on the second floor", "Drawings must be printed where they are drawn.",
    "Secure printing on the second floor by the end of the quarter.",
    "You need two secure printers on the second floor; until then people walk.",
    18_000, WORKPLACE, 12, "tender", "Two printers bought alone cost a third more.",
    (Option(Kind.WITHIN_RULE, "Take two of the printers that the harbour site gives up", 1_500, 30, 0),
     Option(Kind.PARTIAL_OR_INTERIM, "One printer on loan now", 900, 5, 0)))  # fmt: skip
PAID_EARLY = Topic(
    "Take over the site network while one criterion is open", "The lease of the old link ends before the last test.",
    "The new link carries the site, and the open test is done within a month.",
    "You want to take the link over although capacity for the first year is not signed.",
    12_000, INFRASTRUCTURE, 60, "acceptance", "A fault of the link would meet people who are not prepared.",
    (Option(Kind.PARTIAL_OR_INTERIM, "Both links for a month", 12_000, 4, 1, "Brightline Telecom"),
     Option(Kind.WITHIN_RULE, "Test at night and sign a week later", 7_000, 8, 0)))  # fmt: skip
BADGES = Topic(
    "Badge readers at two more doors", "Two hundred people come through one door at eight.",
    "Three doors open with a badge by the day of the move.",
    "You need badge readers at two more doors, so that nobody queues on the first morning.",
    24_000, INFRASTRUCTURE, 30, "tender", "", ())  # fmt: skip


async def open_program(stage: Stage) -> list[Cast]:
    """The PMO lead opens the portfolio, the program that burns two million a week, and its four projects."""
    async with stage.as_("Paula", stage.before(FOUNDED - 6, 10)) as work:
        portfolio = await create_portfolio(
            work,
            CreatePortfolio(
                name="Relocation",
                unit_id=UnitId(stage.ids[PROGRAMS]),
                purpose="The harbour site's lease ends; everything and everybody moves north by the day.",
                owner_id=stage.person("Hana"),
            ),
        )
        ask = CreateProgram(
            name="Harbour to north",
            portfolio_id=PortfolioId(portfolio.id),
            manager_id=stage.person("Marta"),
            weekly_burn=BURN,
            weekly_burn_basis="Payroll, leases and suppliers of the program, last full month / 4.3",
        )
        program = await create_program(work, ask)
        return [await _project(stage, work, ProgramId(program.id), at) for at in range(len(PROJECTS))]


async def _project(stage: Stage, work: Work, program_id: ProgramId, at: int) -> Cast:
    name, budget, days, profile, service, owner = PROJECTS[at]
    ask = CreateProject(
        name=name,
        program_id=program_id,
        unit_id=UnitId(stage.ids[PROGRAMS]),
        description=f"{name}: part of the move that the end of the lease asks for.",
        sponsor_id=stage.person("Hana"),
        stage=ProjectStage.EXECUTE,
        start_on=stage.day_before(FOUNDED - 6),
        finish_on=stage.ahead(days),
        budget=Money(Decimal(budget), "USD"),
        delivery_lead_id=stage.person("Daniel"),
        service_lead_id=stage.person("Selma"),
        change_lead_id=stage.person("Chris"),
    )
    project = await create_project(work, ask)
    return Cast(
        number=60 + at,
        project_id=project.id,
        budget=Money(Decimal(budget), "USD"),
        finish_on=stage.ahead(days),
        profile=profile,
        manager="Daniel",
        service_lead="Selma",
        change_lead="Chris",
        service_id=stage.ids[service],
        service_owner=owner,
    )


def story(stage: Stage, casts: list[Cast]) -> Iterator[Scene]:
    """Five requests of one program, from the first refusal to the one that somebody must decide now."""

    def course(topic: Topic, opened: int, at: int, *targets: str) -> Course:
        who = "Remi" if topic.unit == WORKPLACE else "Rita"
        phi, basis = IDLE[topic is LAB_NETWORK]
        return Course(
            stage=stage,
            topic=topic,
            project_id=casts[at].project_id,
            requester="Marta",
            representative=who,
            opened=opened,
            weekly_burn=BURN,
            currency="USD",
            phi=phi,
            phi_basis=basis,
            targets=targets,
        )

    yield from _server_room(course(SERVER_ROOM, 34, 1))
    yield from _printing(course(PRINTING, 25, 3))
    yield from _taken_over(course(PAID_EARLY, 27, 0, *casts[0].unsigned))
    yield from _lab_network(course(LAB_NETWORK, 7, 0))
    badges = course(BADGES, 2, 1)
    yield from (badges.open(), badges.restate())


def _server_room(course: Course) -> Iterator[Scene]:
    """A "we cannot" in full grammar, superseded three days later: the accountability moves."""
    yield from course.until_answered()
    yield decline(course, "Remi", day=4, reason="We have no capability for this; these are the ways that are left.")
    yield accept(course, "Remi", day=5, note="I arrange the wardens with the builder, if you want them.")
    yield course.say("Marta", "Three weeks of standing labs cost a hundred times this ask.", day=6, hour=9)
    reason = "The program pays and the builder's wardens answer the harm. I take the decision upon me."
    yield override(course, Yes(days=150, due=120, reason=reason), day=7)


def _printing(course: Course) -> Iterator[Scene]:
    """A "later" with a date, an owner and relief until then."""
    yield from course.until_answered()
    later = Later("The harbour site gives its printers up", "One printer on loan from tomorrow", 28)
    yield defer(course, "Lucía", later, day=4)
    yield accept(course, "Lucía", day=5, note="The loan printer comes tomorrow; I own the date.")


def _taken_over(course: Course) -> Iterator[Scene]:
    """An approval that covers one acceptance criterion at the gate, with its condition met."""
    yield from course.until_deciding()
    yield from approve(course, Yes(75, 35, "Both links for a month contain the harm.", 0), day=5)
    yield meet(course, day=11, evidence="Two weekly reports: no fault, a third of the capacity used.")


def _lab_network(course: Course) -> Iterator[Scene]:
    """The hundred thousand: rules first, then the need, then options; it waits for somebody who can say yes."""
    yield course.open()
    text = "A network extension of 100,000 for one program. That is expensive; the expenditure needs to be justified."
    yield course.restate(text, hour=10)
    yield course.correct(
        "No. I pay from my own program. The need is that forty engineers work on the day they arrive.", hour=11
    )
    yield course.say("Ivo", "Capacity is booked two quarters ahead; that is the rule.", day=1, hour=12)
    yield course.restate(day=1, hour=15)
    yield course.confirm(day=1, hour=16)
    yield course.cite()
    yield course.say("Marta", "When, then? My team burns two million a week.", day=2, hour=11)
    yield course.say("Rita", "Not sure yet. Let us look at ways together, outside our supply base too.", day=2, hour=12)
    yield course.propose(day=3)
    yield course.mark(False, True, True, day=4)
    yield course.sign("Marta", 1, day=4, hour=13)
    yield course.sign("Rita", 1, day=4, hour=15)
    yield course.submit(day=5)
    yield course.say("Marta", "I gladly pilot short-notice capacity with you, whatever is decided.", day=5, hour=16)
