"""What waiting requests cost together: capped by each program's burn, in one currency; what is not in it is counted."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asking import ask
from building import TODAY
from relocation import Relocation, a_relocation, dollars, opened
from relocation_stage import LATER
from triptych.access.administration.rate_entries import EnterRate, enter_rate
from triptych.governance.exceptions.burn_sum import BurnSum, summed
from triptych.governance.exceptions.clock import working_calendar
from triptych.governance.exceptions.purses import CASES, Burning
from triptych.governance.exceptions.rules.burn_cap import OpenClaim
from triptych.governance.exceptions.rules.purse import costs_of_purse
from triptych.graphql.ids import to_global
from triptych.kernel.business_time import WorkingCalendar
from triptych.kernel.exception_words import HoursBasis
from triptych.kernel.money import Money
from triptych.kernel.periods import Period
from triptych.model.database import Database
from triptych.model.types import PortfolioId, ProgramId, UnitId
from triptych.pmo import portfolios, programs, projects

MONDAY = datetime(2026, 6, 1, tzinfo=UTC)
CALENDAR: WorkingCalendar = working_calendar("UTC")
QUEUE_BURN = """query ($requests: [ID!], $project: ID, $program: ID, $portfolio: ID, $queue: QueueFilter,
    $filter: ExceptionRequestFilter, $search: String) {
  queueBurn(requests: $requests, project: $project, program: $program, portfolio: $portfolio, queue: $queue,
      filter: $filter, search: $search) {
    waiting unpriced partial perDay { amount currency } perDayLow { amount } perDayHigh { amount }
    soFar { amount } soFarLow { amount } soFarHigh { amount } perHour { amount } perWorkingHour { amount }
    workingCalendar { timeZone } purses { name waiting perDay { amount } } formula } }"""
Stated = tuple[tuple[Decimal, Decimal, Decimal] | None, HoursBasis, int]


def of_one_purse(stated: Sequence[Stated], weekly: int, now: datetime, purse: UUID | None = None) -> list[Burning]:
    """Requests of one purse that all wait; each began so many hours after Monday."""
    purse = purse or uuid4()
    rows = {uuid4(): each for each in stated}

    def claim(shares: tuple[Decimal, Decimal, Decimal] | None, hours: HoursBasis, began: int, case: int) -> OpenClaim:
        return OpenClaim(shares[case] if shares else None, hours, (Period(MONDAY + timedelta(hours=began)),))

    cases = [
        costs_of_purse(
            {key: claim(*row, case) for key, row in rows.items()}, list(rows), dollars(weekly), now, CALENDAR
        )
        for case in CASES
    ]
    return [
        Burning(key, purse, hours, None if shares is None else (cases[0][key], cases[1][key], cases[2][key]), None)
        for key, (shares, hours, _) in rows.items()
    ]


def told(found: BurnSum) -> tuple[str | None, str | None, str | None]:
    """A day in cents: the least, likely, the most."""
    if found.per_day is None:
        return (None, None, None)
    ends = (found.per_day.low, found.per_day.likely, found.per_day.high)
    low, likely, high = (str(each.amount.quantize(Decimal("0.01"))) for each in ends)
    return (low, likely, high)


def shares(low: str, likely: str, high: str) -> tuple[Decimal, Decimal, Decimal]:
    return (Decimal(low), Decimal(likely), Decimal(high))


AROUND, OFFICE = HoursBasis.CALENDAR, HoursBasis.WORKING


@pytest.mark.parametrize(
    ("purses", "day", "unpriced"),
    [
        ([], (None, None, None), 0),
        ([[(None, AROUND, 0)]], (None, None, None), 1),
        ([[(shares("0", "0", "0"), AROUND, 0)]], ("0.00", "0.00", "0.00"), 0),
        ([[(shares(".1", ".25", ".5"), AROUND, 0)]], ("70.00", "175.00", "350.00"), 0),
        ([[(shares(".1", ".25", ".5"), AROUND, 0), (None, AROUND, 0)]], ("70.00", "175.00", "350.00"), 1),
        # the shares of one purse count at most as the whole of it, those of two as the whole of each
        ([[(shares(".5", ".6", ".8"), AROUND, 0)] * 2], ("700.00", "700.00", "700.00"), 0),
        ([[(shares(".5", ".6", ".8"), AROUND, 0)]] * 2, ("700.00", "840.00", "1120.00"), 0),
        # a working day has eight of forty hours, a calendar day 24 of 168
        ([[(shares("1", "1", "1"), OFFICE, 0)]], ("980.00", "980.00", "980.00"), 0),
    ],
)
def test_the_sum_of_purses_that_burn_4900_a_week(
    purses: list[list[Stated]], day: tuple[str | None, ...], unpriced: int
) -> None:
    found = [each for stated in purses for each in of_one_purse(stated, 4900, MONDAY + timedelta(days=1))]

    total = summed(found, "USD")

    assert told(total) == day
    assert (total.waiting, total.unpriced) == (len(found), unpriced)


def test_with_the_rate_of_an_hour_the_sum_goes_on_as_it_will_be_counted() -> None:
    stated: list[Stated] = [(shares(".2", ".4", ".6"), AROUND, 0), (shares(".1", ".3", ".9"), OFFICE, 3)]
    noon, later = MONDAY + timedelta(hours=12), MONDAY + timedelta(hours=14)
    purse = uuid4()

    first = summed(of_one_purse(stated, 4900, noon, purse), "USD")
    then = summed(of_one_purse(stated, 4900, later, purse), "USD")

    assert first.so_far is not None
    assert then.so_far is not None
    goes_on = first.so_far.likely + first.per_hour[AROUND] * 2 + first.per_hour[OFFICE] * 2
    assert abs(goes_on.amount - then.so_far.likely.amount) < Decimal("1e-12")


phi = st.lists(st.decimals(0, 1, places=4), min_size=3, max_size=3).map(lambda each: tuple(sorted(each)))
stated_rows = st.lists(st.tuples(st.none() | phi, st.sampled_from(HoursBasis), st.integers(0, 60)), max_size=6)


@given(st.lists(st.tuples(stated_rows, st.integers(1, 10**9)), max_size=3), st.integers(0, 200))
def test_no_sum_is_more_than_its_programs_burn_and_its_cases_keep_their_order(
    purses: list[tuple[list[Stated], int]], hours: int
) -> None:
    now = MONDAY + timedelta(hours=hours)
    each_purse = [of_one_purse(rows, weekly, now) for rows, weekly in purses]
    found = [each for burning in each_purse for each in burning]

    total = summed(found, "USD")

    priced = sum(1 for rows, _ in purses for row in rows if row[0] is not None)
    assert (total.waiting, total.unpriced) == (len(found), len(found) - priced)
    assert (total.per_day is None) == (priced == 0)
    if total.per_day is None or total.so_far is None:
        return
    little = Decimal("1e-9")
    for spread in (total.per_day, total.so_far):
        assert spread.low <= spread.likely <= spread.high
        assert spread.low.amount >= 0
    # a day is at most a fifth of a week, and no more hours were waited than there were
    burn = sum(weekly for rows, weekly in purses if rows)
    assert total.per_day.high.amount <= Decimal(burn) / 5 + little
    assert total.so_far.high.amount <= Decimal(burn) * hours / 40 + little
    parts = [summed(burning, "USD").per_day for burning in each_purse]
    likely = sum((part.likely.amount for part in parts if part is not None), Decimal(0))
    assert abs(total.per_day.likely.amount - likely) < little


async def a_second_program(story: Relocation, burn: Money | None) -> dict[str, UUID]:
    """Another program, in another portfolio, with a project."""
    async with story.as_("Paula") as work:
        portfolio = await portfolios.create_portfolio(
            work, portfolios.CreatePortfolio(name="Laboratories", unit_id=UnitId(story.ids["programs"]))
        )
        program = await programs.create_program(
            work,
            programs.CreateProgram(
                name="New laboratory",
                portfolio_id=PortfolioId(portfolio.id),
                manager_id=story.person("Marta"),
                weekly_burn=burn,
                weekly_burn_basis=None if burn is None else "Payroll",
            ),
        )
        project = await projects.create_project(
            work,
            projects.CreateProject(
                name="Fit out",
                program_id=ProgramId(program.id),
                unit_id=UnitId(story.ids["programs"]),
                start_on=TODAY,
                finish_on=LATER,
            ),
        )
    return {"portfolio": portfolio.id, "program": program.id, "project": project.id}


async def burn(story: Relocation, who: str = "Olivia", **among: Any) -> dict[str, Any]:
    answer = await ask(story, who, QUEUE_BURN, **among)
    assert answer.codes == (), answer.messages
    return dict(answer.data["queueBurn"])


async def test_another_currency_is_counted_at_the_dated_rate_and_without_one_is_not_in_the_sum(
    database: Database,
) -> None:
    story = await a_relocation(database)
    ids = await a_second_program(story, Money(Decimal(70_000), "EUR"))
    await opened(story)
    await opened(story, project_id=ids["project"])

    without = await burn(story)
    async with story.as_("Paula") as work:
        await enter_rate(
            work, EnterRate(base="EUR", quote="USD", on_day=TODAY, rate=Decimal("1.1"), source="European bank")
        )
    with_rate = await burn(story)

    assert (without["waiting"], without["unpriced"]) == (2, 1)
    assert without["perDay"] == {"amount": "71428.57", "currency": "USD"}
    assert (with_rate["waiting"], with_rate["unpriced"]) == (2, 0)
    assert with_rate["perDay"] == {"amount": "74178.57", "currency": "USD"}  # and 70,000 x 1.1 x 0.25 / 7
    assert [each["name"] for each in with_rate["purses"]] == ["Relocation", "New laboratory"]


async def test_each_board_has_its_own_sum_of_the_same_figures(database: Database) -> None:
    story = await a_relocation(database)
    ids = await a_second_program(story, dollars(70_000))
    first = await opened(story)
    await opened(story, phi_low=None, phi_likely=None, phi_high=None, phi_basis=None)
    second = await opened(story, project_id=ids["project"], title="Benches")

    async def sums(**among: Any) -> tuple[int, int, str | None]:
        found = await burn(story, **among)
        return (found["waiting"], found["unpriced"], found["perDay"] and found["perDay"]["amount"])

    relocation, laboratory, both = (2, 1, "71428.57"), (1, 0, "2500"), (3, 1, "73928.57")
    assert await sums() == both
    assert await sums(project=to_global("Project", story.ids["project"])) == relocation
    assert await sums(program=to_global("Program", ids["program"])) == laboratory
    assert await sums(portfolio=to_global("Portfolio", ids["portfolio"])) == laboratory
    assert await sums(filter={"ref": {"oneOf": [first.ref, second.ref]}}) == (2, 0, "73928.57")
    assert await sums(search="benches") == laboratory
    assert await sums(requests=[to_global("ExceptionRequest", second.id)]) == laboratory
    assert await sums(requests=[]) == (0, 0, None)
    queue = await burn(story, "Rita", queue={"part": "WORD"})
    assert (queue["waiting"], queue["partial"]) == (3, False)
    assert (await burn(story, "Rita", queue={"part": "DECIDE"}))["waiting"] == 0


async def test_the_cap_counts_what_one_may_not_read_and_the_sum_does_not(database: Database) -> None:
    story = await a_relocation(database)
    full: dict[str, Any] = dict.fromkeys(("phi_low", "phi_likely", "phi_high"), Decimal("0.8"))
    one = await opened(story, **full)
    await opened(story, **full)

    all_of_it = await burn(story)
    half = await burn(story, filter={"ref": {"eq": one.ref}})

    assert all_of_it["perDay"]["amount"] == "285714.29"
    assert half["perDay"]["amount"] == "142857.14"


async def test_the_sum_says_least_and_most_and_what_an_hour_adds(database: Database) -> None:
    story = await a_relocation(database)
    await opened(story)
    await opened(story, hours_basis=OFFICE)
    story.house.clock.now += timedelta(days=1)

    found = await burn(story)

    assert Decimal(found["perDayLow"]["amount"]) < Decimal(found["perDay"]["amount"])
    assert Decimal(found["perDay"]["amount"]) < Decimal(found["perDayHigh"]["amount"])
    assert Decimal(found["soFarLow"]["amount"]) < Decimal(found["soFar"]["amount"])
    assert found["perHour"]["amount"] == "2976.19"  # 2,000,000 x 0.25 / 168
    assert found["perWorkingHour"]["amount"] == "12500"  # and / 40
    assert found["workingCalendar"]["timeZone"]
    assert "at the newest rate up to today" in found["formula"]
