"""The first install: an empty installation becomes an organisation with its first administrator (DOMAIN section 2)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access import checks
from triptych.access.account.accounts import check_password, hash_password
from triptych.access.account.links import Purpose, issue, take
from triptych.access.policy.store import store_shipped_policy
from triptych.kernel.actor import Office, Role
from triptych.kernel.refusals import Conflict, Invalid, Problem, refuse_if
from triptych.model.accounts import Account
from triptych.model.audit import AuditEntry
from triptych.model.base import Origin
from triptych.model.people import OfficeCharter, Organisation, OrgUnit, Person, RoleAssignment
from triptych.model.policy import PolicyVersion

OFFICES = {
    Office.PMO: "Project Management Office",
    Office.SMO: "Service Management Office",
    Office.CMO: "Change Management Office",
}
_ONE_AT_A_TIME = 0x7472_6971


@dataclass(frozen=True, kw_only=True)
class EstablishOrganisation:
    """The organisation and its first administrator."""

    name: str
    time_zone: str
    base_currency: str
    administrator_name: str
    administrator_email: str
    administrator_password: str = field(repr=False)


async def establish(
    session: AsyncSession, ask: EstablishOrganisation, *, demo: bool = False, now: datetime | None = None
) -> Person:
    """Make the root unit, the organisation, its offices, the shipped policy and the first administrator.

    Refuses with `Conflict` when there is an organisation already.
    """
    await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    if await is_established(session):
        raise Conflict("This installation has its organisation already. Sign in instead.")
    refuse_if(_problems(ask))
    now = now or (await session.execute(select(func.now()))).scalar_one()
    origin = Origin.ILLUSTRATIVE if demo else Origin.ENTERED
    root = await _organisation(session, ask, demo, origin)
    policy = await store_shipped_policy(session)
    policy.activated_at = now
    administrator = await _administrator(session, ask, root, origin, now)
    session.add(_entry(ask, administrator, policy, now))
    await session.flush()
    return administrator


async def is_established(session: AsyncSession) -> bool:
    """Whether the installation has its organisation."""
    return await session.scalar(select(Organisation.singleton)) is not None


async def first_link(session: AsyncSession) -> str | None:
    """A new token for whoever makes the first administrator, or None when there is one. Earlier ones stop working."""
    if await is_established(session):
        return None
    now = (await session.execute(select(func.now()))).scalar_one()
    return (await issue(session, Purpose.FIRST_ADMINISTRATOR, None, now)).token


async def take_up(session: AsyncSession, token: str, ask: EstablishOrganisation) -> Person:
    """Establish the organisation through the first link. Raises `NotFound` for a link that does not work."""
    now = (await session.execute(select(func.now()))).scalar_one()
    await take(session, token, now, Purpose.FIRST_ADMINISTRATOR)
    return await establish(session, ask, now=now)


async def _organisation(session: AsyncSession, ask: EstablishOrganisation, demo: bool, origin: Origin) -> OrgUnit:
    root = OrgUnit(name=ask.name, origin=origin)
    session.add(root)
    await session.flush()
    session.add(
        Organisation(
            name=ask.name,
            time_zone=ask.time_zone,
            base_currency=ask.base_currency,
            root_unit_id=root.id,
            demo=demo,
        )
    )
    session.add_all(OfficeCharter(office=office, name=name) for office, name in OFFICES.items())
    return root


async def _administrator(
    session: AsyncSession, ask: EstablishOrganisation, root: OrgUnit, origin: Origin, now: datetime
) -> Person:
    person = Person(name=ask.administrator_name, email=ask.administrator_email, unit_id=root.id, origin=origin)
    session.add(person)
    await session.flush()
    hashed = await hash_password(ask.administrator_password)
    session.add(Account(person_id=person.id, password_hash=hashed, password_set_at=now, created_at=now))
    session.add(RoleAssignment(person_id=person.id, role=Role.ADMINISTRATOR, scope_id=root.id, valid_from=now))
    return person


def _entry(ask: EstablishOrganisation, administrator: Person, policy: PolicyVersion, now: datetime) -> AuditEntry:
    """The first line of the trail. Nobody else was there, so it is marked single-handed."""
    return AuditEntry(
        at=now,
        person_id=administrator.id,
        action="organisation:establish",
        subject_kind=Person.__name__,
        subject_id=administrator.id,
        detail={
            "name": ask.name,
            "time_zone": ask.time_zone,
            "base_currency": ask.base_currency,
            "policy_version": policy.number,
            "role": Role.ADMINISTRATOR.value,
        },
        single_handed=True,
    )


def _problems(ask: EstablishOrganisation) -> Iterator[Problem]:
    yield from checks.text("name", ask.name)
    yield from checks.zone("timeZone", ask.time_zone)
    yield from checks.currency("baseCurrency", ask.base_currency)
    yield from checks.text("administratorName", ask.administrator_name)
    yield from checks.address("administratorEmail", ask.administrator_email)
    try:
        check_password(ask.administrator_password, "administratorPassword")
    except Invalid as refusal:
        yield from refusal.problems
