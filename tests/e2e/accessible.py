"""Whether everybody can use a page as it stands, by the rules of axe."""

from playwright.async_api import Page

from e2e.serving import PAGES

AXE = (PAGES.parent / "node_modules" / "axe-core" / "axe.min.js").read_text()
ALL_RULES = "{ resultTypes: ['violations'] }"
DRAWN = """async () => {
  const frame = () => new Promise(done => requestAnimationFrame(done))
  await frame()
  await Promise.allSettled(document.getAnimations().filter(each => each.playState === 'running' &&
    each.effect.getComputedTiming().endTime !== Infinity).map(each => each.finished))
  await frame()
}"""


async def violations(page: Page) -> list[str]:
    """What axe finds on the page when all of it is drawn; nothing of it is left out."""
    if not await page.evaluate("'axe' in self"):
        await page.evaluate(AXE)
    await page.evaluate(DRAWN)
    found = await page.evaluate(f"axe.run(document, {ALL_RULES})")
    return [
        f"{each['id']} ({each['impact']}): {node['html'][:160]} {node['failureSummary'][:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
