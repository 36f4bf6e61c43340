"""The leadership page: what burns is told once, in base currency, and never beyond the program's burn."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event, select

from relocation import ANOTHER_NEED, Relocation, a_relocation, an_approval, evidence, opened, submitted
from stages import extended, refused_by_rita, urgent
from triptych.governance.exceptions.deciding import approve_request
from triptych.governance.exceptions.requests import WithdrawRequest, withdraw_request
from triptych.insight.leadership import Leadership, leadership
from triptych.insight.rules.headline import Figures, headline
from triptych.kernel.compliance import NOTHING_COUNTED, Compliance
from triptych.kernel.exception_words import Outcome
from triptych.kernel.money import Money
from triptych.kernel.refusals import NotAllowed
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.types import RequestId

THREE_WAIT = "3 requests wait for an answer and cost USD 71,429 a day; "


async def the_page(story: Relocation) -> Leadership:
    async with story.as_("Olivia") as work:
        return await leadership(work)


async def test_what_burns_is_the_share_idled_of_the_program_s_burn(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    page = await the_page(story)

    assert [each.request_id for each in page.burning] == [request.id]
    assert page.burning_per_day is not None
    assert page.burning_per_day.amount.quantize(Decimal("0.01")) == Decimal("71428.57")  # 2,000,000 x 0.25 / 7


async def test_requests_of_one_program_never_burn_more_than_the_program(database: Database) -> None:
    story = await a_relocation(database)
    for _ in range(6):
        await opened(story)

    page = await the_page(story)

    assert page.burning_per_day is not None
    assert page.burning_per_day.amount.quantize(Decimal("0.01")) == Decimal("285714.29")  # 2,000,000 / 7, not 6 x .25


async def test_a_request_without_a_stated_share_is_counted_but_not_priced_at_zero(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story, phi_low=None, phi_likely=None, phi_high=None, phi_basis=None)

    page = await the_page(story)

    assert (page.open_requests, page.unpriced_requests, page.burning_per_day) == (1, 1, None)


async def test_gates_without_evidence_are_not_ready(database: Database) -> None:
    story = await a_relocation(database)
    before = await the_page(story)
    await evidence(story)

    after = await the_page(story)

    assert (before.gates_ready, after.gates_ready) == (Compliance(1, 0, 0), Compliance(1, 1, 1))


async def test_only_what_took_the_place_of_a_decision_in_force_is_an_override(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)
    async with story.as_("Olivia") as work:
        done = await approve_request(work, an_approval(request))
    overriding = await story.house.all(select(Decision.id).where(Decision.number == 2))
    await extended(story, done)
    await ratified(story)

    page = await the_page(story)

    assert list(page.overrides) == overriding  # a longer life and a ratified go supersede nobody
    assert list(page.emergencies) == await story.house.all(
        select(Decision.id).where(Decision.outcome == Outcome.EMERGENCY_GO)
    )


async def ratified(story: Relocation) -> None:
    """An emergency go that was approved within its day."""
    go = await urgent(story, **ANOTHER_NEED)
    async with story.as_("Olivia") as work:
        await approve_request(work, an_approval(go))


@pytest.mark.parametrize("who", ["Marta", "Rita", "Otto"])
async def test_the_page_is_for_leadership(database: Database, who: str) -> None:
    story = await a_relocation(database)

    with pytest.raises(NotAllowed):
        async with story.as_(who) as work:
            await leadership(work)


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        (Figures(0, None, NOTHING_COUNTED), "Nothing waits, and no gate is due in the next 90 days."),
        (Figures(1, None, NOTHING_COUNTED), "1 request waits."),
        (
            Figures(3, Money(Decimal("71428.57"), "USD"), Compliance(5, 3, 1)),
            THREE_WAIT + "3 of 5 gates in the next 90 days are ready, 1 without exceptions.",
        ),
        (Figures(0, None, Compliance(1, 1, 1)), "1 of 1 gate in the next 90 days is ready, 1 without exceptions."),
    ],
)
def test_the_headline_says_what_the_figures_say(figures: Figures, sentence: str) -> None:
    assert headline(figures) == sentence


async def test_what_was_answered_since_took_its_share_of_the_burn_then(database: Database) -> None:
    """Two that claim .8 of one burn wait a day; one is withdrawn, and the other waits a second day alone."""
    story = await a_relocation(database)
    share = {"phi_low": Decimal("0.8"), "phi_likely": Decimal("0.8"), "phi_high": Decimal("0.8")}
    await opened(story, **share)
    other = await opened(story, **share)
    story.house.clock.now += timedelta(days=1)
    async with story.as_("Marta") as work:
        await withdraw_request(work, WithdrawRequest(request_id=RequestId(other.id), reason="Solved otherwise."))
    story.house.clock.now += timedelta(days=1)

    page = await the_page(story)

    assert page.open_requests == 1
    assert page.burned_so_far is not None
    a_day = Decimal(2_000_000) / 7
    assert page.burned_so_far.amount.quantize(Decimal("0.01")) == (a_day / 2 + a_day * Decimal("0.8")).quantize(
        Decimal("0.01")
    )


async def test_the_page_takes_as_many_statements_for_many_requests_as_for_few(database: Database) -> None:
    story = await a_relocation(database)
    await submitted(story)
    few = await statements(story)
    for number in range(4):
        await opened(story, title=f"Ask {number}")

    assert await statements(story) == few


async def statements(story: Relocation) -> int:
    """How many statements the page takes."""
    sent: list[str] = []
    engine = story.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", heard := lambda *told: sent.append(told[2]))
    try:
        await the_page(story)
    finally:
        event.remove(engine, "before_cursor_execute", heard)
    return len(sent)
