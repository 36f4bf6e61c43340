"""What a request of GraphQL needs of the product, however it comes in."""

from dataclasses import dataclass, field
from typing import Any

from litestar.connection import ASGIConnection

from triptych.access.work import Works
from triptych.graphql.context import Context
from triptych.graphql.live.hub import Live
from triptych.model.database import Database
from triptych.web.live.seats import Seats
from triptych.web.sign_in import who_asks
from triptych.web.trusted_documents import TrustedDocuments
from triptych.web.use import Uses


@dataclass(frozen=True)
class Wire:
    """The parts that answer; one for each process."""

    database: Database
    works: Works
    documents: TrustedDocuments
    live: Live
    uses: Uses
    seats: Seats = field(default_factory=Seats)
    mailing: bool = False

    async def context_of(self, connection: ASGIConnection[Any, Any, Any, Any]) -> Context | None:
        """The context of whoever the cookie or the token of a connection names, or None."""
        who = await who_asks(connection, self.database, self.works)
        if who is None:
            return None
        return Context(self.works, who.person_id, who.session_id, who.token, self.live, mailing=self.mailing)
