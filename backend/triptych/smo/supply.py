"""The register of sources of supply: what each can supply, by when, at what price, on what evidence (EX6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from triptych.access import checks
from triptych.access.changes import change
from triptych.access.edits import refuse_outdated
from triptych.access.names import refuse_taken
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.provenance import provenance_of
from triptych.access.seen import everywhere, locked, not_found, seen
from triptych.access.work import Work
from triptych.kernel.refusals import Conflict, Problem, refuse_if
from triptych.model.people import OrgUnit
from triptych.model.supply import SupplyEvidence, SupplySource
from triptych.model.types import SupplySourceId, UnitId
from triptych.smo.rules.supply import LeadTime, Price, base_problems, lead_problems, price_problems


@dataclass(frozen=True, kw_only=True)
class CreateSupplySource:
    """Where a capability can come from, inside or outside the approved supply base.

    `in_base_since` is for what is inside, `base_needs` for what is outside: what it takes to come in.
    """

    name: str
    inside_base: bool
    in_base_since: date | None = None
    base_needs: str | None = None
    unit_id: UnitId | None = None
    supplier: str | None = None
    supplies: str | None = None
    lead_time: LeadTime | None = None
    price: Price | None = None
    risks: str | None = None
    note: str | None = None
    valid_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class EditSupplySource(CreateSupplySource):
    """The source as it should stand; what is left out is cleared. `seen` is the edited version."""

    supply_source_id: SupplySourceId
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class AddSupplyEvidence:
    """What supports the figures of a source: in words, where it is found (a link or a document), and of which day."""

    supply_source_id: SupplySourceId
    words: str
    dated_on: date
    reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class RetireSupplySource:
    """The source is not to be had any more, and why. `seen` is the version that was looked at."""

    supply_source_id: SupplySourceId
    reason: str
    seen: int | None = None


async def create_supply_source(work: Work, ask: CreateSupplySource) -> SupplySource:
    """Add a source of supply; alternatives name it, and say so where it lies outside the supply base."""
    permit = work.must(Action.CATALOGUE_EDIT, everywhere(work))
    refuse_if(_problems(ask, work.today))
    await _unit(work, ask.unit_id)
    await refuse_taken(work, SupplySource.name, ask.name)
    source = SupplySource(**_columns(ask), **provenance_of(work))
    work.session.add(source)
    await work.session.flush()
    work.record(permit, "supply_source:create", source, name=source.name, inside_base=source.inside_base)
    return source


async def edit_supply_source(work: Work, ask: EditSupplySource) -> SupplySource:
    """Change a source; the trail keeps every value before and after, and alternatives keep what they were given."""
    permit, source = await _to_change(work, ask.supply_source_id, ask.seen)
    refuse_if(_problems(ask, work.today))
    await _unit(work, ask.unit_id)
    await refuse_taken(work, SupplySource.name, ask.name, but=source.id)
    changed = change(source, **_columns(ask))
    await work.session.flush()
    work.record(permit, "supply_source:edit", source, changed=changed)
    return source


async def add_supply_evidence(work: Work, ask: AddSupplyEvidence) -> SupplySource:
    """Put a piece of evidence beside a source; none is ever changed, a later one says what an earlier one got wrong."""
    permit, source = await _to_change(work, ask.supply_source_id, None)
    refuse_if(
        [
            *checks.text("words", ask.words, checks.TEXT),
            *checks.text("reference", ask.reference, checks.LINE, needed=False),
            *checks.not_future("datedOn", ask.dated_on, work.today),
        ]
    )
    evidence = SupplyEvidence(
        source_id=source.id,
        words=ask.words,
        reference=ask.reference,
        dated_on=ask.dated_on,
        entered_by_id=work.actor.person_id,
        at=work.now,
    )
    work.session.add(evidence)
    await work.session.flush()
    work.record(permit, "supply_source:evidence", source, words=ask.words, reference=ask.reference)
    return source


async def retire_supply_source(work: Work, ask: RetireSupplySource) -> SupplySource:
    """Take a source off the register for good: no alternative names it from now, those that did keep it."""
    permit, source = await _to_change(work, ask.supply_source_id, ask.seen)
    refuse_if(checks.text("reason", ask.reason, checks.TEXT))
    source.retired_at, source.retired_by_id, source.retired_because = work.now, work.actor.person_id, ask.reason
    await work.session.flush()
    work.record(permit, "supply_source:retire", source, reason=ask.reason)
    return source


async def _to_change(work: Work, source_id: SupplySourceId, seen_version: int | None) -> tuple[Permit, SupplySource]:
    found = await work.session.get(SupplySource, source_id)
    if found is None or not work.readable(Action.SERVICE_READ):
        raise not_found("source of supply")
    permit = work.must(Action.CATALOGUE_EDIT, everywhere(work))
    source = await locked(work, found)
    if source.retired_at is not None:
        raise Conflict(f"{source.ref} was retired; it stays as it was. Nothing was stored.")
    await refuse_outdated(work, source, seen_version)
    return permit, source


async def _unit(work: Work, unit_id: UnitId | None) -> None:
    if unit_id is not None:
        await seen(work, OrgUnit, unit_id)


def _columns(ask: CreateSupplySource) -> dict[str, object]:
    lead, price = ask.lead_time, ask.price
    return {
        "name": ask.name,
        "inside_base": ask.inside_base,
        "in_base_since": ask.in_base_since,
        "base_needs": ask.base_needs,
        "unit_id": ask.unit_id,
        "supplier": ask.supplier,
        "supplies": ask.supplies,
        "lead_low_days": lead and lead.low_days,
        "lead_likely_days": lead and lead.likely_days,
        "lead_high_days": lead and lead.high_days,
        "price_amount": price and price.amount.amount,
        "price_currency": price and price.amount.currency,
        "price_unit": price and price.unit,
        "price_on": price and price.on_day,
        "risks": ask.risks,
        "note": ask.note,
        "valid_until": ask.valid_until,
    }


def _problems(ask: CreateSupplySource, today: date) -> Iterator[Problem]:
    yield from checks.text("name", ask.name)
    yield from checks.text("supplier", ask.supplier, needed=False)
    for field, given in (("supplies", ask.supplies), ("risks", ask.risks), ("note", ask.note)):
        yield from checks.text(field, given, checks.TEXT, needed=False)
    yield from checks.text("baseNeeds", ask.base_needs, checks.TEXT, needed=False)
    yield from base_problems(inside=ask.inside_base, since=ask.in_base_since, needs=ask.base_needs, today=today)
    yield from lead_problems("leadTime", ask.lead_time)
    yield from price_problems("price", ask.price, today)
    if ask.price is not None:
        yield from checks.amount("price.amount", ask.price.amount)
        yield from checks.text("price.unit", ask.price.unit, needed=False)
