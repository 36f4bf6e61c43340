"""Approval logs, in the form of the BPI Challenge 2020: one line an event, one case an ask.

An activity reads "<stage> <ACT> by <ROLE>"; every other one, such as a payment, is kept as it stands and decides
nothing. What the asker does is no decision: "REJECTED by EMPLOYEE" after another rejection only takes note of that one,
and by itself it withdraws.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from triptych.exchange.lines import Line, refuse
from triptych.exchange.numbers import NotANumber, read_number, tidy
from triptych.exchange.reading import Progress, Reading, counted
from triptych.exchange.rejects import Reject
from triptych.exchange.sheets import open_sheet
from triptych.kernel.money import MAX_DIGITS
from triptych.model.history import CaseOutcome

_REQUIRED = {
    "key": "case:concept:name",
    "activity": "concept:name",
    "at": "time:timestamp",
    "amount": "(case)_RequestedAmount",
}
_OPTIONAL = {"unit": "(case)_OrganizationalEntity"}
_ACTIVITY = re.compile(r"(?P<stage>.+?) (?P<act>SUBMITTED|SAVED|APPROVED|FINAL_APPROVED|REJECTED) by (?P<role>.+)")
_TAIL = re.compile(r"(\.[0-9]{15})[0-9]+$")  # amounts made anonymous have more digits than any money
_DIGITS = Decimal("0.0001")  # as many as are stored
ASKER = "EMPLOYEE"
OTHER = "other"
_YES, _NO = frozenset({"approved", "final_approved"}), frozenset({"rejected"})


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a case. `act` is other than the five words of approval where the line is about something else."""

    stage: str
    role: str
    act: str
    at: datetime

    @property
    def decides(self) -> bool:
        """Whether somebody other than the asker said yes or no."""
        return self.role != ASKER and self.act in _YES | _NO


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a case came out. `hours` run from the first asking to the last decision."""

    outcome: CaseOutcome
    opened_at: datetime | None
    decided_at: datetime | None
    hops: int
    hours: Decimal | None


@dataclass(frozen=True, slots=True)
class ApprovalCase:
    """One ask with its steps in the order of time; `lines` are its lines of the file with their cells."""

    key: str
    unit: str
    amount: Decimal
    steps: tuple[Step, ...]
    lines: tuple[tuple[int, Line], ...] = field(compare=False, repr=False)


def verdict_of(steps: tuple[Step, ...]) -> Verdict:
    """What others than the asker decided last, of the last stage that anybody decided; pure.

    A final approval or a rejection is the end of a case; an approval on the way decides nothing yet.
    """
    deciding = [step for step in steps if step.decides]
    asked = next((step.at for step in steps if step.act == "submitted"), None)
    ending = next((step for step in reversed(deciding) if step.act != "approved"), None)
    last = next((step for step in reversed(steps) if step.act != OTHER), None)
    taken_back = _taken_back(steps)
    if ending is None or taken_back:
        outcome = CaseOutcome.WITHDRAWN if taken_back else CaseOutcome.UNDECIDED
        return Verdict(outcome, asked, None, len(deciding), None)
    if last is not None and last.act == "submitted" and last.stage == ending.stage:
        return Verdict(CaseOutcome.UNDECIDED, asked, None, len(deciding), None)
    outcome = CaseOutcome.DECLINED if ending.act in _NO else CaseOutcome.APPROVED
    hours = None if asked is None else Decimal(max(0, round((ending.at - asked).total_seconds()))) / 3600
    return Verdict(outcome, asked, ending.at, len(deciding), None if hours is None else hours.quantize(_DIGITS))


def _taken_back(steps: tuple[Step, ...]) -> bool:
    """Whether the asker's last word is a withdrawal that follows no rejection by somebody else."""
    told = [step for step in steps if step.act != OTHER]
    if not told or (told[-1].role, told[-1].act) != (ASKER, "rejected"):
        return False
    before = next((step for step in reversed(told[:-1]) if (step.role, step.act) != (ASKER, "rejected")), None)
    return before is None or before.act not in _NO


def read_approvals(
    data: bytes, *, sheet_name: str | None = None, progress: Progress | None = None
) -> Reading[ApprovalCase]:
    """Read a log. Raises `Invalid` at ``file`` where columns are missing.

    A record is a line: a case with a wrong line is rejected with all its lines, so that the mended file reads whole.
    """
    sheet = open_sheet(data, sheet_name)
    headings = tuple(tidy(cell) for cell in sheet.lines[0].cells)
    columns = _columns(headings)
    lines = list(enumerate(sheet.lines[1:], 1))
    told: dict[str, list[tuple[int, Line]]] = {}
    wrong: list[Reject] = []
    for record, line in counted(lines, progress):
        key = _key(line, columns)
        if key is None:
            wrong.append(Reject(record, line.number, _REQUIRED["key"], "The line names no case.", line.cells))
        else:
            told.setdefault(key, []).append((record, line))
    cases: list[ApprovalCase] = []
    for key, mine in told.items():
        case, problems = _case(key, mine, columns, headings)
        if case is None:
            wrong += problems
        else:
            cases.append(case)
    taken = sum(len(case.lines) for case in cases)
    if taken + len({reject.record for reject in wrong}) != len(lines):
        raise AssertionError("a line was lost")
    return Reading(_per_line(cases), tuple(wrong), len(lines), headings, (*sheet.notes, f"{len(told):,} cases."))


def _per_line(cases: list[ApprovalCase]) -> tuple[ApprovalCase, ...]:
    """A case once for every line of it: what is counted are lines."""
    return tuple(case for case in cases for _ in case.lines)


def _columns(headings: tuple[str, ...]) -> dict[str, int]:
    known = {**_REQUIRED, **_OPTIONAL}
    at = {name: headings.index(heading) for name, heading in known.items() if heading in headings}
    missing = [heading for name, heading in _REQUIRED.items() if name not in at]
    if missing:
        raise refuse("columns_missing", f"This is not an approval log; it lacks: {', '.join(missing)}.")
    return at


def _key(line: Line, columns: dict[str, int]) -> str | None:
    at = columns["key"]
    return (tidy(line.cells[at]) or None) if at < len(line.cells) else None


def _case(
    key: str, lines: list[tuple[int, Line]], columns: dict[str, int], headings: tuple[str, ...]
) -> tuple[ApprovalCase | None, list[Reject]]:
    """The case, or why all its lines are rejected."""
    steps: list[Step] = []
    amounts: dict[str, Decimal] = {}
    problems: dict[int, tuple[str, str]] = {}
    for record, line in lines:
        try:
            step, written, amount = _line(line, columns, headings)
        except _Wrong as error:
            problems[record] = (error.column, str(error))
            continue
        steps.append(step)
        amounts.setdefault(written, amount)
    if not problems and len(set(amounts.values())) > 1:
        problems[lines[0][0]] = (_REQUIRED["amount"], f"The lines of {key} name several amounts.")
    if problems:
        first = next(line.number for record, line in lines if record in problems)
        others = ("", f"Line {first} of the same case is wrong.")
        return None, [Reject(record, line.number, *problems.get(record, others), line.cells) for record, line in lines]
    steps.sort(key=lambda step: step.at)
    unit = tidy(lines[0][1].cells[columns["unit"]]) if "unit" in columns else ""
    (amount,) = set(amounts.values())
    return ApprovalCase(key, "" if unit == "UNKNOWN" else unit, amount, tuple(steps), tuple(lines)), []


class _Wrong(ValueError):
    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def _line(line: Line, columns: dict[str, int], headings: tuple[str, ...]) -> tuple[Step, str, Decimal]:
    if line.problem:
        raise _Wrong(headings[line.at] if line.at is not None and line.at < len(headings) else "", line.problem)
    if len(line.cells) != len(headings):
        raise _Wrong("", f"The line has {len(line.cells)} cells under {len(headings)} headings.")
    written = tidy(line.cells[columns["amount"]])
    return _step(line, columns), written, _amount(written)


def _amount(written: str) -> Decimal:
    try:
        amount = read_number(_TAIL.sub(r"\1", written)).value
    except NotANumber as error:
        raise _Wrong(_REQUIRED["amount"], str(error)) from error
    if not 0 <= amount < Decimal(10) ** MAX_DIGITS:
        raise _Wrong(_REQUIRED["amount"], f"{written} is not an amount that somebody asks for.")
    return amount.quantize(_DIGITS)


def _step(line: Line, columns: dict[str, int]) -> Step:
    activity, said = tidy(line.cells[columns["activity"]]), tidy(line.cells[columns["at"]])
    if not activity:
        raise _Wrong(_REQUIRED["activity"], "The line says not what was done.")
    try:
        at = datetime.fromisoformat(said)
    except ValueError as error:
        raise _Wrong(_REQUIRED["at"], f"{said!r} is not an instant like 2017-01-09T14:48:43+01:00.") from error
    if at.tzinfo is None:
        raise _Wrong(_REQUIRED["at"], f"{said!r} does not say its time zone.")
    match = _ACTIVITY.fullmatch(activity)
    if match is None:
        return Step(activity, "", OTHER, at.astimezone(UTC))
    return Step(match["stage"], match["role"], match["act"].lower(), at.astimezone(UTC))
