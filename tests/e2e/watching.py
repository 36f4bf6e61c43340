"""What must never happen in a browser: thrown errors, lines of error in its console, answers with `errors` in them."""

import asyncio
from dataclasses import dataclass, field

from playwright.async_api import ConsoleMessage, Error, Page, Request, Response


@dataclass
class Watch:
    """Complaints of one page, gathered while it is used; a test ends with none, or says which it expects."""

    complaints: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    reading: set[asyncio.Task[None]] = field(default_factory=set)

    def on(self, page: Page) -> None:
        """Listen to a page from now on."""
        page.on("pageerror", lambda error: self.complain(f"thrown: {error}"))
        page.on("console", self._console)
        page.on("response", self._response)

    def expect(self, *parts: str) -> None:
        """Complaints that contain one of these are part of the test, such as a lost connection."""
        self.expected += parts

    def complain(self, what: str) -> None:
        """Remember, unless it is expected."""
        if not any(part in what for part in self.expected):
            self.complaints.append(what)

    async def none(self) -> None:
        """Fail when the page complained."""
        await asyncio.gather(*self.reading, return_exceptions=True)
        assert not self.complaints, "\n".join(self.complaints)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complain(f"console: {message.text} ({message.location.get('url', '')})")

    def _response(self, response: Response) -> None:
        if is_graphql(response.request):
            task = asyncio.ensure_future(self._answer(response))
            self.reading.add(task)
            task.add_done_callback(self.reading.discard)

    async def _answer(self, response: Response) -> None:
        try:
            answer = await response.json()
        except (Error, ValueError):  # the page went on before it was read, or it is no JSON
            return
        if isinstance(answer, dict) and answer.get("errors"):
            self.complain(f"GraphQL: {answer['errors']}")


def is_graphql(request: Request) -> bool:
    """Whether a request asks the graph."""
    return request.url.endswith("/graphql") and request.method == "POST"
