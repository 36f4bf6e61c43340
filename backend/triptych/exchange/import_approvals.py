"""Import approval history of elsewhere: cases that inform whoever decides, and oblige nobody (EX8, DT1)."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select

from triptych.access.work import Work
from triptych.exchange.import_file import Imported, ImportFile, RunRows, Tally, keep, one_at_a_time, permit_for
from triptych.exchange.readers.approvals import ApprovalCase, Step, read_approvals, verdict_of
from triptych.exchange.reading import Progress
from triptych.kernel.money import CURRENCIES
from triptych.kernel.refusals import Invalid
from triptych.model.base import Origin, new_id
from triptych.model.history import CaseOutcome, ImportedCase, ImportedStep

SOURCE = "BPI Challenge 2020, 4TU.ResearchData, doi:10.4121/uuid:52fb97d4-4588-43c9-9d04-3604d4613b51"
CURRENCY = "EUR"
_AT_ONCE = 5_000
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class ImportApprovals(ImportFile):
    """A log of approvals, and the currency of its amounts, which it does not name itself."""

    currency: str = CURRENCY


@dataclass
class _Plan:
    currency: str
    stored: dict[str, Any]
    steps: dict[UUID, list[Step]]
    cases: list[dict[str, Any]] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    new_steps: list[dict[str, Any]] = field(default_factory=list)
    outcomes: Counter[CaseOutcome] = field(default_factory=Counter)


async def import_approvals(work: Work, ask: ImportApprovals, progress: Progress | None = None) -> Imported:
    """Take a log in. A case that is there already may go on in a later log; what was told of it is never rewritten."""
    permit = permit_for(work)
    if ask.currency not in CURRENCIES:
        raise Invalid.at("currency", "unknown_currency", f"{ask.currency!r} is not an ISO 4217 currency code.")
    reading = await asyncio.to_thread(read_approvals, ask.content, sheet_name=ask.sheet_name, progress=progress)
    await one_at_a_time(work)
    tally = Tally.of("approvals", reading)
    cases = list({case.key: case for case in reading.records}.values())
    plan = _Plan(ask.currency, *await _stored(work, [case.key for case in cases]))
    for case in cases:
        _plan_case(plan, tally, case)
    tally.notes.append(f"Amounts taken as {ask.currency}: a log does not name its currency.")
    told = ", ".join(f"{plan.outcomes[each]:,} {each.value}" for each in CaseOutcome)
    tally.notes.append(f"Cases: {told}.")
    return await keep(work, permit, ask, tally, lambda rows: _store(rows, plan))


async def _stored(work: Work, keys: Iterable[str]) -> tuple[dict[str, Any], dict[UUID, list[Step]]]:
    """The cases of the log that are there already, by key, and their steps in order."""
    stored: dict[str, Any] = {}
    steps: dict[UUID, list[Step]] = defaultdict(list)
    for some in _portions(list(keys)):
        found = await work.session.execute(
            select(ImportedCase.__table__).where(ImportedCase.source == SOURCE, ImportedCase.key.in_(some))
        )
        mine = {row["key"]: row for row in found.mappings()}
        stored |= mine
        told = await work.session.execute(
            select(ImportedStep.case_id, ImportedStep.stage, ImportedStep.role, ImportedStep.act, ImportedStep.at)
            .where(ImportedStep.case_id.in_([row["id"] for row in mine.values()]))
            .order_by(ImportedStep.case_id, ImportedStep.number)
        )
        for case, stage, role, act, at in told:
            steps[case].append(Step(stage, role, act, at))
    return stored, steps


def _plan_case(plan: _Plan, tally: Tally, case: ApprovalCase) -> None:
    verdict = verdict_of(case.steps)
    came_to = {
        "outcome": verdict.outcome.value,
        "opened_at": verdict.opened_at,
        "decided_at": verdict.decided_at,
        "hops": verdict.hops,
        "hours": verdict.hours,
    }
    stands = plan.stored.get(case.key)
    known = plan.steps[stands["id"]] if stands else []
    if stands and (problem := _other_story(plan, stands, known, case)):
        for record, line in case.lines:
            tally.reject(_Row(record, line.number, line.cells), "", problem)
        return
    case_id = stands["id"] if stands else new_id()
    more = case.steps[len(known) :]
    if stands is None:
        facts = {"source": SOURCE, "key": case.key, "unit": case.unit or None, "amount": case.amount}
        plan.cases.append({"id": case_id, **facts, "currency": plan.currency, **came_to})
    elif more:
        plan.changes.append({"id": case_id, **came_to})
    plan.new_steps += [
        {
            "id": new_id(),
            "case_id": case_id,
            "number": number,
            "stage": s.stage,
            "role": s.role,
            "act": s.act,
            "at": s.at,
        }
        for number, s in enumerate(more, start=len(known) + 1)
    ]
    plan.outcomes[verdict.outcome] += 1
    for _ in case.lines:
        tally.count(new=stands is None, changed=bool(more))


@dataclass(frozen=True, slots=True)
class _Row:
    record: int
    line: int
    raw: tuple[str, ...]


def _other_story(plan: _Plan, stands: Any, known: list[Step], case: ApprovalCase) -> str | None:
    """Why the file contradicts what was told of the case before."""
    if (stands["amount"], stands["currency"]) != (case.amount, plan.currency):
        return f"This case is there already, over {stands['amount']:f} {stands['currency']}."
    if list(case.steps[: len(known)]) != known:
        return "This case is there already, and the file tells its steps otherwise."
    return None


def _portions(everything: list[T]) -> Iterator[list[T]]:
    """As many at once as a statement takes."""
    return (everything[at : at + _AT_ONCE] for at in range(0, len(everything), _AT_ONCE))


async def _store(rows: RunRows, plan: _Plan) -> None:
    traced = rows.traced(Origin.IMPORTED, SOURCE)
    for table, made in ((ImportedCase, [{**row, **traced} for row in plan.cases]), (ImportedStep, plan.new_steps)):
        for some in _portions(made):
            await rows.add(table, some)
    await rows.change(ImportedCase, [{**row, "import_run_id": rows.run_id} for row in plan.changes])
