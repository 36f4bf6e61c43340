"""The role policy in the database: at most one version is active, and its lines never change once stored."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from triptych.access.policy.gatekeeper import Gatekeeper
from triptych.access.policy.reader import read_policy
from triptych.access.policy.version import default_policy_text, numbered
from triptych.model.audit import AuditEntry
from triptych.model.people import Organisation
from triptych.model.policy import PolicyLine, PolicyVersion


class NoActivePolicy(RuntimeError):
    """The installation has no active policy: it was not set up through `establish`."""


@dataclass(frozen=True, slots=True)
class Active:
    """The version that is active, by its id and number."""

    id: UUID
    number: int


class Policies:
    """Gatekeepers of the active version, one per version, kept in the process: lines never change."""

    def __init__(self) -> None:
        self._kept: tuple[int, str, Gatekeeper] | None = None

    async def gatekeeper(self, session: AsyncSession, organisation: Organisation, active: Active | None) -> Gatekeeper:
        """The gatekeeper of the version that is active in this transaction. Raises `NoActivePolicy` without one."""
        if active is None:
            raise NoActivePolicy
        kept = self._kept
        if kept is None or kept[:2] != (active.number, organisation.base_currency):
            lines = await session.execute(
                select(PolicyLine.number, PolicyLine.line)
                .where(PolicyLine.version_id == active.id)
                .order_by(PolicyLine.number)
            )
            policy = read_policy(active.number, [(number, line) for number, line in lines])
            keeper = Gatekeeper(policy, organisation.base_currency, organisation.root_unit_id)
            self._kept = kept = (active.number, organisation.base_currency, keeper)
        return kept[2]


async def store_shipped_policy(session: AsyncSession) -> PolicyVersion:
    """Store the shipped policy as the first, active version: a version takes lines only while it is a draft."""
    version = PolicyVersion(state="draft", note="The policy as it ships.", shipped=True)
    session.add(version)
    await session.flush()
    session.add_all(
        PolicyLine(version_id=version.id, number=number, line=line) for number, line in numbered(default_policy_text())
    )
    await session.flush()
    version.state = "active"
    return version


async def renew_shipped_policy(session: AsyncSession) -> PolicyVersion | None:
    """Where the shipped policy is active and this program ships another, that becomes the next, active version.

    Otherwise an installation could not do what a later program is asked about. A policy that people drafted stays.
    """
    await session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('policy_version', 0))"))
    active = await session.scalar(select(PolicyVersion).where(PolicyVersion.state == "active", PolicyVersion.shipped))
    if active is None:
        return None
    lines = select(PolicyLine.line).where(PolicyLine.version_id == active.id).order_by(PolicyLine.number)
    stored, shipped = list(await session.scalars(lines)), [line for _, line in numbered(default_policy_text())]
    if stored == shipped:
        return None
    active.state = "retired"
    await session.flush()
    version = await store_shipped_policy(session)
    version.activated_at = (await session.execute(select(func.now()))).scalar_one()
    await session.flush()
    await session.refresh(version)
    detail = {
        "from": active.number,
        "to": version.number,
        "added": [line for line in shipped if line not in stored],
        "removed": [line for line in stored if line not in shipped],
    }
    session.add(_entry(version, detail))
    return version


def _entry(version: PolicyVersion, detail: dict[str, Any]) -> AuditEntry:
    """Nobody did this: the program brought it."""
    return AuditEntry(
        at=version.activated_at,
        action="policy:renew",
        subject_kind=PolicyVersion.__name__,
        subject_id=version.id,
        detail=detail,
    )
