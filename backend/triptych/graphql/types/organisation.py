"""People, units, roles, absences, delegations, sessions, rates and imports."""

from sqlalchemy import exists, func, or_, select

from triptych.access.policy.actions import Action
from triptych.graphql.reading.declared.fields import column, expression, many, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import anywhere, either, whoever_may
from triptych.graphql.types.personal import (
    accounts_seen,
    home_unit,
    note_seen,
    oneself,
    place_told,
    rejects_seen,
    shown_where,
)
from triptych.graphql.types.shared import origin_of
from triptych.graphql.types.versions import version_of
from triptych.kernel.actor import Role
from triptych.model import accounts, currency, import_run
from triptych.model import people as people_model
from triptych.model import portfolio as portfolio_model
from triptych.model import service as service_model

people_seen = anywhere(Action.ORGANISATION_READ)


@node(people_model.OrgUnit, visible=either(people_seen, home_unit))
class OrgUnit:
    """A unit of the organisation."""

    version = version_of(people_model.OrgUnit)
    name = column(people_model.OrgUnit.name, filterable=True, orderable=True)
    parent = one("OrgUnit", people_model.OrgUnit.parent_id)
    children = many("OrgUnit", people_model.OrgUnit.parent_id, func.lower(people_model.OrgUnit.name), open_ended=True)
    people = many("Person", people_model.Person.unit_id, func.lower(people_model.Person.name), open_ended=True)
    origin = origin_of(people_model.OrgUnit)


@node(people_model.Person, visible=either(people_seen, oneself))
class Person:
    """Somebody known to the organisation."""

    version = version_of(people_model.Person)
    name = column(people_model.Person.name, filterable=True, orderable=True)
    email = column(people_model.Person.email, filterable=True)
    title = column(people_model.Person.title)
    unit = one("OrgUnit", people_model.Person.unit_id)
    manager = one("Person", people_model.Person.manager_id)
    time_zone = column(people_model.Person.time_zone)
    locale = column(people_model.Person.locale)
    roles = many(
        "RoleAssignment",
        people_model.RoleAssignment.person_id,
        people_model.RoleAssignment.valid_from,
        where=lambda work: (
            people_model.RoleAssignment.revoked_at.is_(None)
            & or_(people_model.RoleAssignment.valid_until.is_(None), people_model.RoleAssignment.valid_until > work.now)
        ),
    )
    absences = many(
        "Absence",
        people_model.Absence.person_id,
        people_model.Absence.starts,
        where=lambda work: people_model.Absence.cancelled_at.is_(None) & (people_model.Absence.until > work.now),
    )
    away = expression(
        bool,
        lambda work: exists(
            select(people_model.Absence.id).where(
                people_model.Absence.person_id == people_model.Person.id,
                people_model.Absence.cancelled_at.is_(None),
                people_model.Absence.starts <= work.now,
                people_model.Absence.until > work.now,
            )
        ),
        doc="Whether the person is absent now.",
    )
    has_account = expression(
        bool | None,
        shown_where(
            accounts_seen,
            exists(select(accounts.Account.person_id).where(accounts.Account.person_id == people_model.Person.id)),
        ),
        doc="Null for whoever does not see accounts.",
    )
    invited = expression(
        bool | None,
        shown_where(
            accounts_seen,
            exists(
                select(accounts.Account.person_id).where(
                    accounts.Account.person_id == people_model.Person.id, accounts.Account.password_hash.is_(None)
                )
            ),
        ),
        doc="Whether an invitation was sent and has not been taken up. Null for whoever does not see accounts.",
    )
    tokens = many(
        "PersonalToken",
        accounts.PersonalToken.person_id,
        accounts.PersonalToken.created_at.desc(),
        doc="Their personal access tokens, for whoever sees accounts there and for themselves.",
    )
    deactivated_at = column(people_model.Person.deactivated_at, filterable=True)
    programs = many("Program", portfolio_model.Program.manager_id, portfolio_model.Program.ref, open_ended=True)
    workstreams = many(
        "Workstream", portfolio_model.Workstream.lead_id, portfolio_model.Workstream.kind, open_ended=True
    )
    services = many("Service", service_model.Service.owner_id, service_model.Service.ref, open_ended=True)
    origin = origin_of(people_model.Person)


@node(people_model.RoleAssignment, visible=people_seen)
class RoleAssignment:
    """Person x role x scope x period."""

    person = one("Person", people_model.RoleAssignment.person_id)
    role = column(people_model.RoleAssignment.role, words=Role)
    scope_name = expression(
        str, place_told, doc="The name of the place; of what the viewer does not see, its reference and no more."
    )
    valid_from = column(people_model.RoleAssignment.valid_from)
    valid_until = column(people_model.RoleAssignment.valid_until)
    revoked_at = column(people_model.RoleAssignment.revoked_at)
    granted_by = one("Person", people_model.RoleAssignment.granted_by_id)


@node(people_model.Absence, visible=people_seen)
class Absence:
    """A person is away. A cancelled absence does not take place."""

    person = one("Person", people_model.Absence.person_id)
    starts = column(people_model.Absence.starts)
    until = column(people_model.Absence.until, filterable=True)
    note = expression(
        str | None,
        shown_where(note_seen, people_model.Absence.note),
        doc="Null for everybody but the person, their line and administrators.",
    )
    cancelled_at = column(people_model.Absence.cancelled_at, filterable=True)


@node(people_model.Delegation, visible=people_seen)
class Delegation:
    """Dated authority lent to another person."""

    delegator = one("Person", people_model.Delegation.delegator_id)
    delegate = one("Person", people_model.Delegation.delegate_id)
    limit_amount = column(
        people_model.Delegation.limit_amount, doc="In base currency; null for the delegator's own limit."
    )
    valid_from = column(people_model.Delegation.valid_from)
    valid_until = column(people_model.Delegation.valid_until, filterable=True)
    revoked_at = column(people_model.Delegation.revoked_at, filterable=True)


@node(accounts.SignInSession, visible=lambda work: accounts.SignInSession.person_id == work.actor.person_id)
class SignInSession:
    """One place where the viewer is signed in. Nobody sees anybody else's."""

    created_at = column(accounts.SignInSession.created_at, orderable=True)
    last_seen_at = column(accounts.SignInSession.last_seen_at)
    expires_at = column(accounts.SignInSession.expires_at, filterable=True)
    ended_at = column(accounts.SignInSession.ended_at, filterable=True)
    user_agent = column(accounts.SignInSession.user_agent)


@node(currency.CurrencyRate, visible=people_seen)
class CurrencyRate:
    """A dated rate with its source."""

    base = column(currency.CurrencyRate.base)
    quote = column(currency.CurrencyRate.quote)
    on_day = column(currency.CurrencyRate.on_day, orderable=True)
    rate = column(currency.CurrencyRate.rate)
    source = column(currency.CurrencyRate.source)


@node(import_run.ImportRun, visible=whoever_may(Action.DATA_IMPORT))
class ImportRun:
    """A file that came in; read = created + updated + unchanged + rejected."""

    kind = column(import_run.ImportRun.kind)
    file_name = column(import_run.ImportRun.file_name)
    at = column(import_run.ImportRun.at, orderable=True)
    person = one("Person", import_run.ImportRun.person_id)
    note = column(import_run.ImportRun.note)
    read_count = column(import_run.ImportRun.read_count)
    created_count = column(import_run.ImportRun.created_count)
    updated_count = column(import_run.ImportRun.updated_count)
    unchanged_count = column(import_run.ImportRun.unchanged_count)
    rejected_count = column(import_run.ImportRun.rejected_count)
    rejects = expression(
        str | None,
        shown_where(rejects_seen, import_run.ImportRun.rejects),
        doc="The reject file: every line with its reason, as CSV; for whoever brought it in, and administrators.",
    )
