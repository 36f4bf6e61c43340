"""Sources of supply, what supports their figures, and where they are used."""

from datetime import date

from sqlalchemy import func, select

from triptych.access.policy.actions import Action
from triptych.graphql.reading.declared.fields import column, expression, many, money, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import anywhere, seen_rows, through
from triptych.graphql.types.exceptions import of_request
from triptych.graphql.types.shared import origin_note_of, origin_of
from triptych.graphql.types.versions import version_of
from triptych.model import supply
from triptych.model.exception import Alternative

sources_seen = anywhere(Action.SERVICE_READ)


@node(supply.SupplySource, visible=sources_seen)
class SupplySource:
    """Somewhere a capability can come from."""

    version = version_of(supply.SupplySource)
    ref = column(supply.SupplySource.ref, filterable=True, orderable=True)
    name = column(supply.SupplySource.name, filterable=True, orderable=True)
    inside_base = column(supply.SupplySource.inside_base, filterable=True, orderable=True)
    in_base_since = column(supply.SupplySource.in_base_since, orderable=True)
    base_needs = column(
        supply.SupplySource.base_needs, doc="What it takes to come into the supply base; for what is outside."
    )
    unit = one("OrgUnit", supply.SupplySource.unit_id, doc="The unit that deals with it.")
    supplier = column(supply.SupplySource.supplier, filterable=True, orderable=True)
    supplies = column(supply.SupplySource.supplies)
    lead_low_days = column(supply.SupplySource.lead_low_days, doc="Calendar days, at best.")
    lead_likely_days = column(
        supply.SupplySource.lead_likely_days, filterable=True, orderable=True, doc="Calendar days, likely."
    )
    lead_high_days = column(supply.SupplySource.lead_high_days, doc="Calendar days, at worst.")
    price = money(
        supply.SupplySource.price_amount, supply.SupplySource.price_currency, doc="What one `priceUnit` costs."
    )
    price_unit = column(supply.SupplySource.price_unit)
    price_on = column(supply.SupplySource.price_on, doc="Of which day the price is.")
    risks = column(supply.SupplySource.risks)
    note = column(supply.SupplySource.note)
    valid_until = column(supply.SupplySource.valid_until, filterable=True, orderable=True)
    retired = expression(
        bool,
        lambda _work: supply.SupplySource.retired_at.is_not(None),
        filterable=True,
        doc="Whether it is not to be had any more; no alternative names it from then on.",
    )
    retired_at = column(supply.SupplySource.retired_at)
    retired_by = one("Person", supply.SupplySource.retired_by_id)
    retired_because = column(supply.SupplySource.retired_because)
    evidence = many("SupplyEvidence", supply.SupplyEvidence.source_id, supply.SupplyEvidence.at.desc(), open_ended=True)
    evidence_count = expression(
        int,
        lambda _work: (
            select(func.count())
            .where(supply.SupplyEvidence.source_id == supply.SupplySource.id)
            .correlate(supply.SupplySource)
            .scalar_subquery()
        ),
    )
    newest_evidence_on = expression(
        date | None,
        lambda _work: (
            select(func.max(supply.SupplyEvidence.dated_on))
            .where(supply.SupplyEvidence.source_id == supply.SupplySource.id)
            .correlate(supply.SupplySource)
            .scalar_subquery()
        ),
    )
    alternatives = many(
        "Alternative",
        Alternative.supply_source_id,
        Alternative.proposed_at.desc(),
        where=lambda _work: Alternative.withdrawn_at.is_(None),
        open_ended=True,
        doc="The alternatives that name it, in requests that the viewer may see; the newest first.",
    )
    alternative_count = expression(
        int,
        lambda work: (
            select(func.count())
            .select_from(Alternative)
            .where(
                Alternative.supply_source_id == supply.SupplySource.id,
                Alternative.withdrawn_at.is_(None),
                *seen_rows(work, of_request(Alternative.request_id)),
            )
            .correlate(supply.SupplySource)
            .scalar_subquery()
        ),
        doc="How many alternatives name it, in requests that the viewer may see.",
    )
    origin = origin_of(supply.SupplySource)
    origin_note = origin_note_of(supply.SupplySource)


@node(supply.SupplyEvidence, visible=through(supply.SupplyEvidence.source_id, supply.SupplySource, sources_seen))
class SupplyEvidence:
    """What supports the figures of a source."""

    words = column(supply.SupplyEvidence.words)
    reference = column(supply.SupplyEvidence.reference, doc="A link or the name of a document.")
    dated_on = column(supply.SupplyEvidence.dated_on)
    at = column(supply.SupplyEvidence.at)
    entered_by = one("Person", supply.SupplyEvidence.entered_by_id)
