"""People in front of the product: each with a browser profile of their own, signed in once and remembered."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Browser, BrowserContext, Page, expect

from e2e.watching import Watch

PICTURES = Path(__file__).parents[2] / "test-output"
PATIENCE = 40_000  # ms; a busy machine takes its time: what is waited for is the fact, and this only ends the waiting
expect.set_options(timeout=PATIENCE)
Scheme = Literal["dark", "light"]


@dataclass
class People:
    """Whoever sits at the desks of one house. `emails` are theirs by first name; they share the demo's password."""

    browser: Browser
    address: str
    password: str
    emails: dict[str, str]
    cookies: dict[str, Any] = field(default_factory=dict)
    open: dict[str, Page] = field(default_factory=dict)
    watch: Watch = field(default_factory=Watch)
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def at_desk(self, name: str) -> Page:
        """The page of a person, signed in: opened at the first call, the same one later."""
        if name not in self.open:
            self.open[name] = await self.stack.enter_async_context(self.visit(name))
        return self.open[name]

    @asynccontextmanager
    async def visit(self, name: str | None, *, scheme: Scheme = "light", width: int = 1440) -> AsyncIterator[Page]:
        """A fresh window of somebody, or of nobody who is signed in."""
        if name is not None and name not in self.cookies:
            await self._sign_in(name)
        context = await self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/London",
            storage_state=self.cookies.get(name) if name else None,
        )
        try:
            yield await self._watched(context)
        finally:  # a page that stayed open after a failed test would go on asking during the next ones
            await context.close()

    async def close(self) -> None:
        """Everybody leaves; nobody's page may have complained."""
        await self.stack.aclose()
        await self.watch.none()

    async def _sign_in(self, name: str) -> None:
        async with self.visit(None) as page:
            await page.goto("/sign-in")
            await page.get_by_label("Email").fill(self.emails[name])
            await page.get_by_label("Password").fill(self.password)
            await page.get_by_role("button", name="Sign in").click()
            await expect(page.get_by_role("navigation", name="Main")).to_be_visible()
            self.cookies[name] = await page.context.storage_state()

    async def _watched(self, context: BrowserContext) -> Page:
        context.set_default_timeout(PATIENCE)
        page = await context.new_page()
        self.watch.on(page)
        return page


async def picture(page: Page, name: str) -> None:
    """Keep what a person sees, the whole length of it."""
    await page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
