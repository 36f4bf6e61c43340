"""The root of reading: lists with pages, single records by their reference, and who is asking."""

from typing import Annotated, Any, cast
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, Text, func, select

import triptych.graphql.types  # noqa: F401 - fills the registry of declared types
from triptych.access.policy.actions import Action
from triptych.access.policy.token_rights import token_allows
from triptych.governance.exceptions import unsent, who_decides
from triptych.graphql import refusals as told
from triptych.graphql.context import Context
from triptych.graphql.ids import key_of, to_global
from triptych.graphql.inputs import input_type, read_input
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.nodes import MOST_NODES, Node, lazy, named_record, named_records, spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.reading.lists.connection_types import connection
from triptych.graphql.reading.lists.filter_types import Direction
from triptych.graphql.reading.lists.parts import Met
from triptych.graphql.reading.load import load
from triptych.graphql.reading.selection import picks
from triptych.graphql.texts import reference
from triptych.graphql.types.notices import is_unread, notices_of_ones_own
from triptych.graphql.types.portfolio import past_its_end
from triptych.graphql.types.tokens import tokens_of_ones_own
from triptych.graphql.types.who import WhoCan, shown_chain
from triptych.kernel.actor import Role
from triptych.kernel.refusals import Invalid, NotFound
from triptych.model import (
    accounts,
    audit,
    currency,
    decision,
    exception,
    history,
    import_run,
    notice,
    policy,
    precedent,
    seal,
    standard,
)
from triptych.model import gap as gap_model
from triptych.model import gate as gate_model
from triptych.model import initiative as initiative_model
from triptych.model import people as people_model
from triptych.model import portfolio as portfolio_model
from triptych.model import service as service_model
from triptych.model import supply as supply_model

MY_REQUESTS = 50


async def read_one(info: strawberry.Info[Context], name: str, where: ColumnElement[bool]) -> Any:
    """One visible record with everything selected below the field, or None."""
    spec = spec_of(name)
    raw = info._raw_info
    chosen = picks(raw, list(raw.field_nodes), spec.names)
    async with info.context.reading() as work:
        found = await load(work, raw, spec, chosen, where, *visible_rows(work, spec))
    return found[0] if found else None


def by_ref(name: str, column: Any) -> Any:
    """A root field that finds a record by the reference people see; unseen is not found."""

    async def resolve(info: strawberry.Info, ref: str) -> Any:
        return await read_one(info, name, column == reference(ref))

    resolve.__annotations__["return"] = lazy(name) | None
    found = f"A {name} by its reference, or null."
    return strawberry.field(resolver=resolve, description=found, metadata={"by_ref": (name, column)})


@strawberry.type(description="Who is asking, and what they may do at all.")
class Viewer:
    person: lazy("Person")  # type: ignore[valid-type]
    roles: list[Role]
    acts: list[str]
    organisation: str
    time_zone: str
    base_currency: str
    demo: bool
    session_id: strawberry.ID | None


async def read_node(info: strawberry.Info[Context], id: strawberry.ID) -> Node | None:  # noqa: A002
    name, key = named_record(id)
    found: Node | None = await read_one(info, name, spec_of(name).table.id == key)
    return found


async def read_nodes(info: strawberry.Info[Context], ids: list[strawberry.ID]) -> list[Node | None]:
    asked = named_records(ids)
    raw = info._raw_info
    found: dict[tuple[str, UUID], Any] = {}
    async with info.context.reading() as work:
        for name in sorted({name for name, _ in asked}):
            spec = spec_of(name)
            chosen = picks(raw, list(raw.field_nodes), spec.names)
            wanted = spec.table.id.in_({key for kind, key in asked if kind == name})
            rows = await load(work, raw, spec, chosen, wanted, *visible_rows(work, spec))
            found |= {(name, row.key): row for row in rows}
    return [found.get(each) for each in asked]


async def read_viewer(info: strawberry.Info[Context]) -> Viewer:
    async with info.context.reading() as work:
        me = work.actor.person_id
        person = (await read_below(work, info, "Person", [me], ("Viewer", "person"))).get(me)
        fold, token = work.gatekeeper.fold(work.grants, work.now), work.actor.token
        return Viewer(
            person=person,
            roles=sorted({grant.role for grant in work.grants if grant.is_active(work.now)}),
            acts=sorted(each.value for each in Action if fold.may_somewhere(each) and token_allows(token, each)),
            organisation=work.organisation.name,
            time_zone=work.organisation.time_zone,
            base_currency=work.organisation.base_currency,
            demo=work.organisation.demo,
            session_id=_own_session(info.context),
        )


def _own_session(context: Context) -> strawberry.ID | None:
    key = context.session_id
    return None if key is None else strawberry.ID(to_global("SignInSession", key))


async def read_who_can_say_yes(info: strawberry.Info[Context], request: strawberry.ID) -> WhoCan:
    async with info.context.reading() as work:
        key = key_of(str(request), "ExceptionRequest", "request")
        return shown_chain(await who_decides.who_can_say_yes(work, key))


WhoCouldResult = Annotated[WhoCan | told.NotFound | told.Invalid, strawberry.union("WhoCouldSayYesResult")]


async def read_who_could_say_yes(
    info: strawberry.Info[Context],
    ask: input_type(unsent.UnsentAsk),  # type: ignore[valid-type]
) -> WhoCouldResult:
    try:
        asked = read_input(unsent.UnsentAsk, ask)
        async with info.context.reading() as work:
            return shown_chain(await unsent.who_could_say_yes(work, asked))
    except (NotFound, Invalid) as refusal:
        return cast("told.NotFound | told.Invalid", told.as_data(refusal))


async def read_my_requests(info: strawberry.Info[Context]) -> list[lazy("ExceptionRequest")]:  # type: ignore[valid-type]
    async with info.context.reading() as work:
        opened = select(exception.RequestEvent.request_id).join(
            exception.Authorship, exception.Authorship.id == exception.RequestEvent.authorship_id
        )
        asked = exception.ExceptionRequest
        found = await work.session.scalars(
            select(asked.id)
            .where(
                asked.id.in_(
                    opened.where(
                        exception.RequestEvent.kind == "exception_requested",
                        exception.Authorship.person_id == work.actor.person_id,
                    )
                )
            )
            .order_by(asked.stopped_at.is_not(None), asked.opened_at.desc(), asked.id.desc())
            .limit(MY_REQUESTS)
        )
        keys = list(found)
        shown = await read_below(work, info, "ExceptionRequest", keys, ())
        return [shown[key] for key in keys if key in shown]


def by_name(column: Any) -> list[tuple[Any, Direction]]:
    """Names in the order in which people look for them, whatever their case."""
    return [(func.lower(column, type_=Text()), Direction.ASC)]


@strawberry.type
class RecordQueries:
    portfolios = connection("Portfolio", default_order=by_name(portfolio_model.Portfolio.name))
    programs = connection("Program", default_order=by_name(portfolio_model.Program.name))
    projects = connection(
        "Project",
        search=(portfolio_model.Project.name, portfolio_model.Project.ref),
        default_order=[(Met(past_its_end), Direction.ASC), *by_name(portfolio_model.Project.name)],
    )
    gates = connection("Gate", default_order=[(gate_model.Gate.due_on, Direction.ASC)])
    services = connection(
        "Service",
        search=(service_model.Service.name, service_model.Service.ref, service_model.Service.agency),
        default_order=by_name(service_model.Service.name),
    )
    service_families = connection("ServiceFamily", default_order=by_name(service_model.ServiceFamily.name))
    supply_sources = connection(
        "SupplySource",
        search=(supply_model.SupplySource.name, supply_model.SupplySource.ref, supply_model.SupplySource.supplier),
        default_order=by_name(supply_model.SupplySource.name),
    )
    initiatives = connection(
        "Initiative",
        search=(initiative_model.Initiative.name, initiative_model.Initiative.ref),
        default_order=[(initiative_model.Initiative.ref, Direction.ASC)],
    )
    rules = connection(
        "Rule",
        search=(standard.Rule.title, standard.Rule.ref),
        default_order=[(standard.Rule.ref, Direction.ASC)],
    )
    exception_requests = connection(
        "ExceptionRequest",
        search=(exception.ExceptionRequest.title, exception.ExceptionRequest.ref, exception.ExceptionRequest.need),
        default_order=[(exception.ExceptionRequest.opened_at, Direction.DESC)],
    )
    seal_openings = connection("SealOpening", default_order=[(seal.SealOpening.at, Direction.DESC)])
    alternatives = connection("Alternative", default_order=[(exception.Alternative.proposed_at, Direction.DESC)])
    decisions = connection("Decision", default_order=[(decision.Decision.at, Direction.DESC)])
    capability_gaps = connection("CapabilityGap", default_order=[(gap_model.CapabilityGap.named_at, Direction.DESC)])
    likenesses = connection(
        "Likeness",
        default_order=[(precedent.Likeness.at, Direction.DESC)],
        doc="Pairs of close decided requests; those that contradict each other are the open ones.",
    )
    imported_cases = connection(
        "ImportedCase",
        search=(history.ImportedCase.key, history.ImportedCase.unit),
        default_order=[(history.ImportedCase.key, Direction.ASC)],
        doc="Approval history of elsewhere, which informs and obliges nobody.",
    )
    people = connection(
        "Person",
        search=(people_model.Person.name, people_model.Person.email),
        default_order=by_name(people_model.Person.name),
    )
    units = connection("OrgUnit", default_order=by_name(people_model.OrgUnit.name))
    audit_entries = connection("AuditEntry", default_order=[(audit.AuditEntry.at, Direction.DESC)])
    policy_versions = connection("PolicyVersion", default_order=[(policy.PolicyVersion.number, Direction.DESC)])
    absences = connection("Absence", default_order=[(people_model.Absence.starts, Direction.ASC)])
    delegations = connection("Delegation", default_order=[(people_model.Delegation.valid_until, Direction.DESC)])
    my_sessions = connection("SignInSession")
    my_tokens = connection(
        "PersonalToken",
        default_order=[(accounts.PersonalToken.created_at, Direction.DESC)],
        within=tokens_of_ones_own,
        doc="One's own personal access tokens, those that ended too.",
    )
    my_notices = connection(
        "Notice",
        default_order=[(Met(is_unread), Direction.DESC), (notice.Notice.at, Direction.DESC)],
        within=notices_of_ones_own,
        doc="What the viewer was told of requests that they may read: unread first, then the newest.",
    )
    import_runs = connection("ImportRun", default_order=[(import_run.ImportRun.at, Direction.DESC)])
    currency_rates = connection("CurrencyRate", default_order=[(currency.CurrencyRate.on_day, Direction.DESC)])

    portfolio = by_ref("Portfolio", portfolio_model.Portfolio.ref)
    program = by_ref("Program", portfolio_model.Program.ref)
    project = by_ref("Project", portfolio_model.Project.ref)
    gate = by_ref("Gate", gate_model.Gate.ref)
    service = by_ref("Service", service_model.Service.ref)
    supply_source = by_ref("SupplySource", supply_model.SupplySource.ref)
    initiative = by_ref("Initiative", initiative_model.Initiative.ref)
    rule = by_ref("Rule", standard.Rule.ref)
    capability_gap = by_ref("CapabilityGap", gap_model.CapabilityGap.ref)
    exception_request = by_ref("ExceptionRequest", exception.ExceptionRequest.ref)

    node = strawberry.field(
        resolver=read_node, description="A record by its global id; unseen is not found.", metadata={"by_id": True}
    )
    nodes = strawberry.field(
        resolver=read_nodes,
        description=f"Records by their global ids, at most {MOST_NODES}, in their order; null where one is unseen.",
        metadata={"by_ids": True, "rows": MOST_NODES},
    )
    viewer = strawberry.field(resolver=read_viewer, description="Who is asking, and what they may do at all.")
    who_can_say_yes = strawberry.field(
        resolver=read_who_can_say_yes,
        description="Who can say yes to this request: the shortest chain, and why the others cannot (AU5).",
    )
    who_could_say_yes = strawberry.field(
        resolver=read_who_could_say_yes,
        description="Who could say yes to an ask that nobody sent yet, and why the others could not (AU5).",
    )
    my_requests = strawberry.field(
        resolver=read_my_requests,
        description="The requests that the viewer opened: the open ones first, then the newest; at most 50.",
        metadata={"rows": MY_REQUESTS},
    )
