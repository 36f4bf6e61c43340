"""Standards from a table: a new one begins with version 1; a known one that is worded anew gets its next version."""

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import func, select

from triptych.access.policy.actions import Action
from triptych.access.seen import everywhere
from triptych.exchange.edited import theirs_of
from triptych.exchange.import_file import RunRows, keeps_organisation
from triptych.exchange.readers.table_rows import RuleRow
from triptych.exchange.table_batch import Batch, Lines, Store
from triptych.governance.standards.rules.wording import wording_problems
from triptych.kernel.actor import Office
from triptych.kernel.refusals import Denial
from triptych.model.base import new_id
from triptych.model.standard import Rule, RuleVersion

_TITLE = 90
_COLUMN_OF = {
    "reviewOn": "review_date",
    "harmPrevented": "harm_prevented",
    "outsideAuthority": "outside_authority",
}


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a line says a standard demands."""

    title: str
    statement: str
    purpose: str
    harm_prevented: str
    waivable: bool
    outside_authority: str | None
    review_on: Any
    sunset_on: None = None

    def columns(self) -> dict[str, Any]:
        """The columns of a version."""
        names = ("statement", "purpose", "harm_prevented", "waivable", "outside_authority", "review_on")
        return {name: getattr(self, name) for name in names}


async def plan_rules(batch: Batch) -> Store:
    """A standard is known by our reference, by its source's (which its title keeps), or by its very words."""
    stored = await _stored(batch)
    rules: list[dict[str, Any]] = []
    versions: list[dict[str, Any]] = []
    lines, may = Lines(), {office: _may(batch, office) for office in Office}
    for row in cast("list[RuleRow]", batch.rows):
        said, stands = _wording(row), _known(stored, row)
        problems = [
            *([] if may[row.owner_office] is None else [("owner_office", str(may[row.owner_office]))]),
            *((_COLUMN_OF.get(p.field, p.field), p.message) for p in wording_problems(said, batch.today)),
            *lines.repeated(stands["id"] if stands else None, row),
        ]
        if stands and stands["owner_office"] != row.owner_office:
            problems.append(("owner_office", f"{stands['ref']} belongs to the {stands['owner_office'].upper()}."))
        if problems:
            batch.reject(row, problems)
            continue
        rule_id, number = (stands["id"], stands["number"] + 1) if stands else (new_id(), 1)
        if stands is None:
            rules.append({"id": rule_id, "title": said.title, "owner_office": row.owner_office.value})
        changed = stands is None or _differs(batch, stands, row, said)
        if changed:
            at = {"id": new_id(), "rule_id": rule_id, "number": number, "valid_from": batch.work.now}
            versions.append({**at, **said.columns()})
        batch.tally.count(new=stands is None, changed=changed)

    async def store(rows: RunRows) -> None:
        traced = batch.traced(rows)
        await rows.add(Rule, [{**rule, **traced} for rule in rules])
        await rows.add(RuleVersion, [{**version, **traced} for version in versions])

    return store


def _may(batch: Batch, office: Office) -> str | None:
    """Why the actor may not enter standards of an office; None when they may."""
    if keeps_organisation(batch.work):
        return None
    answer = batch.work.may(Action.RULE_CREATE, everywhere(batch.work), office=office)
    return answer.reason if isinstance(answer, Denial) else None


def _wording(row: RuleRow) -> _Wording:
    first = row.statement.split("\n")[0]
    short = first if len(first) <= _TITLE else f"{first[:_TITLE].rsplit(' ', 1)[0]} …"
    return _Wording(
        title=f"{row.ref}: {short}" if row.ref else short,
        statement=row.statement,
        purpose=row.purpose or f"To prevent: {row.harm_prevented}",
        harm_prevented=row.harm_prevented,
        waivable=row.waivable,
        outside_authority=row.outside_authority,
        review_on=row.review_date,
    )


async def _stored(batch: Batch) -> list[dict[str, Any]]:
    """Every standard with its newest version."""
    newest = (
        select(func.max(RuleVersion.number)).where(RuleVersion.rule_id == Rule.id).correlate(Rule).scalar_subquery()
    )
    columns = [column for column in RuleVersion.__table__.c if column.name not in {"id", "rule_id"}]
    found = await batch.work.session.execute(
        select(Rule.id, Rule.ref, Rule.title, Rule.owner_office, *columns)
        .join(RuleVersion, RuleVersion.rule_id == Rule.id)
        .where(RuleVersion.number == newest)
    )
    return [dict(row) for row in found.mappings()]


def _known(stored: list[dict[str, Any]], row: RuleRow) -> dict[str, Any] | None:
    ref = (row.ref or "").casefold()
    for rule in stored:
        title = rule["title"].casefold()
        if ref and (rule["ref"].casefold() == ref or title.startswith(f"{ref}: ")):
            return rule
    same = [rule for rule in stored if not ref and rule["statement"].casefold() == row.statement.casefold()]
    return same[0] if same else None


def _differs(batch: Batch, stands: dict[str, Any], row: RuleRow, said: _Wording) -> bool:
    """Whether the line words the standard anew. The newest version of a person stays, and is told."""
    told = said.columns() | ({} if row.purpose else {"purpose": stands["purpose"]})
    return bool(batch.changes(stands, told, theirs_of(stands, {}), stands["ref"]))
