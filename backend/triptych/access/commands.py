"""Commands done once: the same key with the same input answers the same record and does nothing again."""

from collections.abc import Awaitable, Callable
from typing import Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from triptych.access.work import Work
from triptych.kernel.refusals import Conflict
from triptych.model.audit import CommandKey
from triptych.model.base import new_id


class Recorded(Protocol):
    """Whatever a use case answers: something with an id."""

    id: UUID


async def once(work: Work, key: str, command: str, digest: bytes, run: Callable[[], Awaitable[Recorded]]) -> UUID:
    """Run a command, or answer what the same key did before.

    Two simultaneous calls meet at the unique index: the second waits for the first and then finds its answer. Raises
    `Conflict` when the key was used for another input.
    """
    claim = (
        insert(CommandKey)
        .values(id=new_id(), person_id=work.actor.person_id, key=key, command=command, input_hash=digest, at=work.now)
        .on_conflict_do_nothing(index_elements=["person_id", "key"])
        .returning(CommandKey.id)
    )
    claimed = await work.session.scalar(claim)
    if claimed is None:
        return await _answered(work, key, command, digest)
    record = await run()
    await work.session.flush()
    row = await work.session.get_one(CommandKey, claimed)
    row.result_id = record.id
    return record.id


async def _answered(work: Work, key: str, command: str, digest: bytes) -> UUID:
    earlier = await work.session.scalar(
        select(CommandKey).where(CommandKey.person_id == work.actor.person_id, CommandKey.key == key)
    )
    if earlier is None or earlier.result_id is None or (earlier.command, earlier.input_hash) != (command, digest):
        raise Conflict("This form was sent before with other content. Nothing was changed; reload to see what stands.")
    return earlier.result_id
