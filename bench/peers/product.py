"""The product as it is served, with one more endpoint in the same server: statements that somebody wrote by hand.

Run as a program by `against_peers.py`: python product.py <owner address> <application's address> <port>.
"""

import asyncio
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import uvloop
from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.status_codes import HTTP_200_OK
from msgspec.json import decode
from stage.by_hand import answer_by_hand

from peers.questions import QUESTIONS
from triptych.access.work import Works
from triptych.cli.serving import bound, serve
from triptych.graphql.context import Context
from triptych.model.database import Database
from triptych.model.settings import Settings
from triptych.web.app import create_app
from triptych.web.security import is_json, of_another_site
from triptych.web.sign_in import who_asks

STATEMENTS = {question.name: question.by_hand for question in QUESTIONS}


@post("/by-hand/{name:str}", status_code=HTTP_200_OK)
async def by_hand(
    name: str, request: Request[Any, Any, Any], database: NamedDependency[Database], works: NamedDependency[Works]
) -> Response[Any]:
    """The same session and the same unit of work, which says what may be read; then the one statement."""
    if not is_json(request) or of_another_site(request):
        return Response("no", status_code=400)
    decode(await request.body())
    who = await who_asks(request, database, works)
    if who is None:
        return Response("no", status_code=401)
    async with Context(works, *who).reading() as work:
        text = await answer_by_hand(work, STATEMENTS[name])
    return Response(
        f'{{"data":{text}}}'.encode(), status_code=HTTP_200_OK, media_type="application/graphql-response+json"
    )


async def main() -> None:
    """Serve until ended."""
    owner_url, app_url, port = sys.argv[1:]
    app = create_app(Database(owner_url, app_url, pool_size=Settings().pool_size), Path("/nonexistent"))
    app.register(by_hand)
    listener = bound("127.0.0.1", int(port))
    await serve(app, listener, Settings(), lambda: print("up", flush=True))


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main())
