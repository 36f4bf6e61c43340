"""Approval history of elsewhere comes in as cases: what the asker does is no decision, and nothing is told twice."""

import csv
import gzip
import io
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from building import House, a_house
from exchange.importing import asked, counts, standing, value
from exchange.published_files import ORIGINALS
from triptych.exchange.import_approvals import ImportApprovals, import_approvals
from triptych.exchange.import_file import Imported
from triptych.exchange.readers.approvals import Step, verdict_of
from triptych.kernel.refusals import Invalid
from triptych.model.database import Database
from triptych.model.history import CaseOutcome

LOGS = ORIGINALS / "approvals"
NEEDS_LOGS = pytest.mark.skipif(not LOGS.is_dir(), reason="the published logs are not part of the repository")
HEADINGS = (
    "case:concept:name", "concept:name", "time:timestamp", "(case)_RequestedAmount", "(case)_OrganizationalEntity"
)  # fmt: skip
ASKED = datetime(2020, 3, 2, 9, tzinfo=UTC)


def a_log(*lines: tuple[str, str, int | str, str]) -> bytes:
    """A log of lines: case, activity, hours after the asking (or a text as it stands), amount."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for key, activity, at, amount in lines:
        when = at if isinstance(at, str) else (ASKED + timedelta(hours=at)).isoformat()
        writer.writerow([key, activity, when, amount, "unit 7"])
    return out.getvalue().encode()


def log(name: str) -> bytes:
    """A published log, as it was published."""
    return (LOGS / f"{name}.csv.gz").read_bytes()


PLAIN = (
    ("a", "Request SUBMITTED by EMPLOYEE", 0, "100.5"),
    ("a", "Request APPROVED by ADMINISTRATION", 24, "100.5"),
    ("a", "Request FINAL_APPROVED by SUPERVISOR", 48, "100.5"),
)


async def taken(house: House, content: bytes, *, dry_run: bool = False, currency: str = "EUR") -> Imported:
    """A log imported by the administrator."""
    async with house.as_("Ada") as work:
        ask = ImportApprovals(file_name="log.csv", content=content, dry_run=dry_run, currency=currency)
        return await import_approvals(work, ask)


def steps(*told: tuple[str, str]) -> tuple[Step, ...]:
    """Steps an hour apart: act and role."""
    return tuple(Step("Request", role, act, ASKED + timedelta(hours=at)) for at, (act, role) in enumerate(told))


ASK, YES, FINAL = ("submitted", "EMPLOYEE"), ("approved", "ADMINISTRATION"), ("final_approved", "SUPERVISOR")
NO, NOTED = ("rejected", "ADMINISTRATION"), ("rejected", "EMPLOYEE")
PAID = ("other", "")


@pytest.mark.parametrize(
    ("told", "outcome", "hops", "hours"),
    [
        ((ASK, YES, FINAL, PAID), CaseOutcome.APPROVED, 2, 2),
        ((ASK, FINAL), CaseOutcome.APPROVED, 1, 1),
        ((ASK, YES), CaseOutcome.UNDECIDED, 1, None),
        ((ASK, NO, NOTED), CaseOutcome.DECLINED, 1, 1),
        ((ASK, NO), CaseOutcome.DECLINED, 1, 1),
        ((ASK, NO, NOTED, ASK, YES, FINAL), CaseOutcome.APPROVED, 3, 5),
        ((ASK, NO, NOTED, ASK), CaseOutcome.UNDECIDED, 1, None),
        ((ASK, FINAL, NOTED), CaseOutcome.WITHDRAWN, 1, None),
        ((ASK, FINAL, NOTED, NOTED), CaseOutcome.WITHDRAWN, 1, None),
        ((ASK, NOTED), CaseOutcome.WITHDRAWN, 0, None),
        ((ASK, FINAL, ("rejected", "MISSING")), CaseOutcome.DECLINED, 2, 2),
        ((("saved", "EMPLOYEE"),), CaseOutcome.UNDECIDED, 0, None),
        ((FINAL,), CaseOutcome.APPROVED, 1, None),
        ((), CaseOutcome.UNDECIDED, 0, None),
    ],
)
def test_what_the_asker_does_is_no_decision(
    told: tuple[tuple[str, str], ...], outcome: CaseOutcome, hops: int, hours: int | None
) -> None:
    """Trap: "REJECTED by EMPLOYEE" follows another rejection and is not a second decision."""
    found = verdict_of(steps(*told))

    assert (found.outcome, found.hops, found.hours) == (outcome, hops, None if hours is None else Decimal(hours))
    assert (found.decided_at is None) == (outcome not in {CaseOutcome.APPROVED, CaseOutcome.DECLINED})


async def test_a_log_comes_in_once_and_goes_on_with_a_later_one(database: Database) -> None:
    house = await a_house(database)

    assert counts(await taken(house, a_log(*PLAIN[:2]))) == (2, 2, 0, 0, 0)
    assert counts(await taken(house, a_log(*PLAIN[:2]))) == (2, 0, 0, 2, 0)
    assert counts(await taken(house, a_log(*PLAIN))) == (3, 0, 3, 0, 0)

    rows = await asked(house, "SELECT key, unit, amount, currency, outcome, hops, hours, origin FROM imported_case")
    assert rows == [("a", "unit 7", Decimal("100.5"), "EUR", "approved", 2, Decimal(48), "imported")]
    told = await asked(house, "SELECT number, role, act FROM imported_step ORDER BY number")
    assert told == [
        (1, "EMPLOYEE", "submitted"),
        (2, "ADMINISTRATION", "approved"),
        (3, "SUPERVISOR", "final_approved"),
    ]


async def test_what_was_told_of_a_case_is_not_rewritten(database: Database) -> None:
    house = await a_house(database)
    await taken(house, a_log(*PLAIN))
    before = await asked(house, "SELECT * FROM imported_case")
    other = [(key, activity.replace("FINAL_APPROVED", "REJECTED"), at, amount) for key, activity, at, amount in PLAIN]

    for changed, currency, words in (
        (other, "EUR", "tells its steps otherwise"),
        (PLAIN, "USD", "over 100.5000 EUR"),
        (PLAIN[:2], "EUR", "tells its steps otherwise"),
    ):
        done = await taken(house, a_log(*changed), currency=currency)

        assert counts(done)[4] == len(changed)
        assert words in done.rejects[0].reason
    assert await asked(house, "SELECT * FROM imported_case") == before


async def test_a_case_with_a_wrong_line_is_rejected_whole_and_the_mended_file_comes_in(database: Database) -> None:
    house = await a_house(database)
    wrong = a_log(*PLAIN, ("b", "Request SUBMITTED by EMPLOYEE", "yesterday", "7"), ("b", "Paid", 3, "7"))

    done = await taken(house, wrong)

    assert counts(done) == (5, 3, 0, 0, 2)
    assert [(each.line, each.column) for each in done.rejects] == [(5, "time:timestamp"), (6, "")]
    mended = done.reject_text.replace("yesterday", ASKED.isoformat()).encode()
    assert counts(await taken(house, mended)) == (2, 2, 0, 0, 0)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (("a", "Request SUBMITTED by EMPLOYEE", "2020-03-02T09:00:00", "1"), "time:timestamp"),
        (("a", "", 0, "1"), "concept:name"),
        (("", "Request SUBMITTED by EMPLOYEE", 0, "1"), "case:concept:name"),
        (("a", "Request SUBMITTED by EMPLOYEE", 0, "-1"), "(case)_RequestedAmount"),
        (("a", "Request SUBMITTED by EMPLOYEE", 0, "much"), "(case)_RequestedAmount"),
    ],
)
async def test_a_wrong_line_says_its_column(
    database: Database, line: tuple[str, str, int | str, str], column: str
) -> None:
    house = await a_house(database)

    done = await taken(house, a_log(line))

    assert counts(done) == (1, 0, 0, 0, 1)
    assert done.rejects[0].column == column


async def test_a_case_of_two_amounts_is_rejected(database: Database) -> None:
    house = await a_house(database)

    done = await taken(house, a_log(PLAIN[0], ("a", "Request FINAL_APPROVED by SUPERVISOR", 1, "7")))

    assert (counts(done)[4], "several amounts" in done.rejects[0].reason) == (2, True)


@pytest.mark.parametrize(("content", "currency", "code"), [
    (b"a,b\n1,2\n", "EUR", "columns_missing"), (a_log(*PLAIN), "EURO", "unknown_currency"),
])  # fmt: skip
async def test_a_file_of_something_else_is_refused_whole(
    database: Database, content: bytes, currency: str, code: str
) -> None:
    house = await a_house(database)

    with pytest.raises(Invalid) as refused:
        await taken(house, content, currency=currency)

    assert refused.value.problems[0].code == code


@NEEDS_LOGS
@pytest.mark.parametrize(
    ("name", "lines", "cases"), [("PrepaidTravelCost", 17_507, 2_007), ("RequestForPayment", 36_072, 6_760)]
)
async def test_a_published_log_reconciles_and_adds_nothing_the_second_time(
    database: Database, name: str, lines: int, cases: int
) -> None:
    house = await a_house(database)
    content = log(name)
    before = await standing(house)

    rehearsed = await taken(house, content, dry_run=True)
    assert await standing(house) == before
    first = await taken(house, content)
    again = await taken(house, content)

    assert counts(rehearsed) == counts(first) == (lines, lines, 0, 0, 0)
    assert counts(again) == (lines, 0, 0, lines, 0)
    assert await value(house, "SELECT count(*) FROM imported_case") == cases
    assert await value(house, "SELECT count(*) FROM imported_step") == lines


@NEEDS_LOGS
async def test_a_published_case_comes_out_as_its_last_word_says(database: Database) -> None:
    """An oracle apart from the rule: the last word of each case that is no payment, counted from the file itself."""
    house = await a_house(database)
    content = log("RequestForPayment")
    told: dict[str, list[str]] = {}
    for row in csv.DictReader(io.StringIO(gzip.decompress(content).decode("utf-8-sig"))):
        if " by " in row["concept:name"]:
            told.setdefault(row["case:concept:name"], []).append(row["concept:name"].rpartition("Payment ")[2])
    approved = {key for key, said in told.items() if said[-1].startswith("FINAL_APPROVED")}
    declined = {key for key, said in told.items() if said[-1].startswith("REJECTED") and "EMPLOYEE" not in said[-1]}

    await taken(house, content)

    found = dict(await asked(house, "SELECT key, outcome FROM imported_case"))
    assert (len(approved), len(declined)) == (6196, 41)
    assert {found[key] for key in approved} == {"approved"}
    assert {found[key] for key in declined} == {"declined"}
