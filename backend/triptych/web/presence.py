"""Whoever goes away is not worked for any longer: what is read for them is cancelled, down to the running statement."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from litestar import Request
from litestar.exceptions import HTTPException

from triptych.model.spending import note_outcome

Answer = TypeVar("Answer")
GONE = 499  # what the log says of a request whose client did not wait; nobody hears it


async def while_there(request: Request[Any, Any, Any], work: Coroutine[Any, Any, Answer]) -> Answer:
    """What `work` answers, unless whoever asked goes away before: then it is cancelled, and awaited to its end.

    The body has been read: whatever the connection says next is that it ends.
    """
    working = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        note_outcome("gone")
        raise HTTPException(status_code=GONE, detail="The client went away.")
    finally:
        leaving.cancel()
        working.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _left(request: Request[Any, Any, Any]) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
