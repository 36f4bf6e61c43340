"""The workbench: options that would meet the need, their versions, who would stand behind them."""

from sqlalchemy import exists, select

from triptych.graphql.reading.declared.fields import column, computed, expression, many, money, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import through
from triptych.graphql.types.exceptions import of_request
from triptych.graphql.types.shared import author, sealed
from triptych.graphql.types.waiting import best_options
from triptych.model import exception, seal
from triptych.model.exception import AlternativeKind


@node(exception.Alternative, visible=of_request(exception.Alternative.request_id))
class Alternative:
    """An option that would meet the need."""

    request = one("ExceptionRequest", exception.Alternative.request_id)
    kind = column(exception.Alternative.kind, words=AlternativeKind)
    title = column(exception.Alternative.title)
    cost = money(exception.Alternative.cost_amount, exception.Alternative.cost_currency)
    lead_time_days = column(exception.Alternative.lead_time_days)
    rule_distance = column(exception.Alternative.rule_distance, doc="0 within the rule, 1 near, 2 far, 3 outside it.")
    supply_source = one("SupplySource", exception.Alternative.supply_source_id)
    outside_base = column(exception.Alternative.outside_base)
    effect_delivery = column(exception.Alternative.effect_delivery)
    effect_service = column(exception.Alternative.effect_service)
    effect_people = column(exception.Alternative.effect_people)
    real = column(exception.Alternative.real, doc="The requester's mark; null while unmarked.")
    not_real_because = column(
        exception.Alternative.not_real_because, doc="The requester's reason; where it is not real."
    )
    number = column(exception.Alternative.number, doc="Which version of it this is; the first is 1.")
    revises = one("Alternative", exception.Alternative.revises_id, doc="The version before; it is withdrawn.")
    in_pareto_set = computed(
        bool | None,
        best_options,
        doc="No other is as good in cost, lead time and distance and better in one; null if not compared, or not real.",
    )
    proposed_at = column(exception.Alternative.proposed_at)
    withdrawn_at = column(exception.Alternative.withdrawn_at)
    author = author(exception.Alternative.authorship_id)
    sealed = sealed(exception.Alternative.authorship_id)
    mine = expression(
        bool,
        lambda work: exists(
            select(exception.Authorship.id)
            .where(
                exception.Authorship.id == exception.Alternative.authorship_id,
                exception.Authorship.person_id == work.actor.person_id,
            )
            .correlate(exception.Alternative)
        ),
        filterable=True,
        doc="Whether the viewer proposed it; nobody else is told of a sealed one.",
    )
    seal_openings = many("SealOpening", seal.SealOpening.alternative_id, seal.SealOpening.at)
    signatures = many(
        "AlternativeSignature", exception.AlternativeSignature.alternative_id, exception.AlternativeSignature.at
    )


@node(
    exception.AlternativeSignature,
    visible=through(
        exception.AlternativeSignature.alternative_id,
        exception.Alternative,
        of_request(exception.Alternative.request_id),
    ),
)
class AlternativeSignature:
    """One side would stand behind the alternative."""

    side = column(exception.AlternativeSignature.side)
    at = column(exception.AlternativeSignature.at)
    author = author(exception.AlternativeSignature.authorship_id)
