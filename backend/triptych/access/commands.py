"""Commands done once: the same key with the same input answers the same record and does nothing again."""

import asyncio
import dataclasses
import hashlib
import json
from collections.abc import Awaitable, Callable
from typing import Any, Protocol
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


async def digest_of(key: str, asked: Any) -> bytes:
    """What the same key must be asked with again: every entered value, secrets as well.

    A dataclass hides its secrets from its text. They count through scrypt, salted by the key, as slow to guess as the
    stored password itself (RFC 7914, 16 MB); otherwise another password under the same key would answer "done".
    """
    shown = hashlib.sha256(repr(asked).encode()).digest()
    secrets = [getattr(asked, part.name) for part in dataclasses.fields(asked) if not part.repr]
    if not secrets:
        return shown
    salt, hidden = hashlib.sha256(key.encode()).digest(), json.dumps(secrets).encode()
    return await asyncio.to_thread(
        lambda: hashlib.scrypt(hidden, salt=salt + shown, n=2**14, r=8, p=1, maxmem=2**25, dklen=32)
    )


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
