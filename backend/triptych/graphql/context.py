"""What an operation carries: who asks, and how to begin work on their behalf."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from triptych.access.work import Work, Works
from triptych.graphql.live.hub import Live
from triptych.kernel.refusals import Denial, NotAllowed


@dataclass(frozen=True)
class Context:
    """One request's view of the product. `person_id` is None when nobody is signed in, `live` where nobody listens."""

    works: Works
    person_id: UUID | None
    session_id: UUID | None = None
    live: Live | None = None

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Work]:
        """Read-only work: one session for one root field, for sibling fields run at the same time."""
        async with self.works.begin(self.signed_in(), read_only=True) as work:
            yield work

    def signed_in(self) -> UUID:
        """The person who asks; raises `NotAllowed` when nobody is signed in."""
        if self.person_id is None:
            raise NotAllowed(Denial("signed_out", "Sign in first."))
        return self.person_id
