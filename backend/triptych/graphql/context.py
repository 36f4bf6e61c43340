"""What an operation carries: who asks, and how to begin work on their behalf."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from triptych.access.work import Work, Works
from triptych.graphql.by_token import must_be_within
from triptych.graphql.live.hub import Live
from triptych.kernel.actor import Token
from triptych.kernel.refusals import Denial, NotAllowed


@dataclass(frozen=True)
class Context:
    """One request's view of the product. `person_id` is None when nobody is signed in, `live` where nobody listens.

    With a `token` a program asks in that person's name. `mailing`: the installation sends mail.
    """

    works: Works
    person_id: UUID | None
    session_id: UUID | None = None
    token: Token | None = None
    live: Live | None = None
    mailing: bool = False

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Work]:
        """Read-only work: one session for one root field, for sibling fields run at the same time."""
        async with self.works.begin(self.signed_in(), read_only=True, token=self.token) as work:
            yield work

    @asynccontextmanager
    async def acting(self, act: str) -> AsyncIterator[Work]:
        """Work that stores something; `act` is the use case, for a token has its own list of those.

        Raises `NotAllowed` where nobody is signed in, and for what is beyond the rights of the token.
        """
        person_id = self.signed_in()
        must_be_within(self.token, act)
        async with self.works.begin(person_id, token=self.token) as work:
            yield work

    def signed_in(self) -> UUID:
        """The person who asks; raises `NotAllowed` when nobody is signed in."""
        if self.person_id is None:
            raise NotAllowed(Denial("signed_out", "Sign in first."))
        return self.person_id
