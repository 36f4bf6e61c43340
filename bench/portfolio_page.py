"""How long the portfolio page and the exception register take at 1,000 and at 10,000 projects, as they are served.

Run: python bench/portfolio_page.py [--quick]. Makes a portfolio of its own and prints medians for an executive, who
reads everything, and for an approver of one of twenty units, whose lists are cut to their reach; then the ratio between
the two sizes. The quick run, up to 2,000 projects, tries it out.
"""

import asyncio
import statistics
import time
from uuid import UUID

from stage.portfolio import SIZES, a_portfolio

from triptych.access.work import Works
from triptych.graphql.answering import operations
from triptych.graphql.context import Context

ROUNDS, WARM = 7, 2
BOUND_SECONDS = 120

ROW = """ref name stage budget { amount currency } rating ratingScale ratingYear startOn finishOn ended openRequests
  portfolioName unit { name } workstreams { kind lead { name } } nextGate { ref dueOn }"""
REQUEST = """ref title state amount { amount currency } paidBy openedAt neededBy project { ref name }
  burn { costPerHour { amount currency } notStated costSoFar { amount currency } breakEvenAt }"""
PAGES = {
    "portfolio page": f"{{ projects(first: 60) {{ totalCount edges {{ cursor node {{ {ROW} }} }} }} }}",
    "portfolio page, by portfolio": f"""{{ projects(first: 60, orderBy: [{{field: PORTFOLIO_NAME}}]) {{
      totalCount edges {{ node {{ {ROW} }} }} }} }}""",
    "portfolio page, searched": f"""{{ projects(first: 60, search: "move 77") {{
      totalCount edges {{ node {{ {ROW} }} }} }} }}""",
    "portfolio page with three keys": f"""{{ projects(first: 60) {{ edges {{ node {{ {ROW}
      gates {{ readiness {{ state keys {{ office state summary }} }} }} }} }} }} }}""",
    "exception register": f"""{{ exceptionRequests(
      first: 60, orderBy: [{{field: COST_PER_WEEK_IN_BASE, direction: DESC}}]) {{
      totalCount edges {{ node {{ {REQUEST} }} }} }}
      open: exceptionRequests(first: 0, filter: {{open: {{eq: true}}}}) {{ totalCount }} }}""",
    "exception register, newest": f"{{ exceptionRequests(first: 60) {{ edges {{ node {{ {REQUEST} }} }} }} }}",
    "one project": """{ project(ref: "P-0500") { name workstreams { kind }
      gates { ref readiness { state } } requests { ref } } }""",
}


async def milliseconds(works: Works, person: UUID, document: str) -> tuple[float, float]:
    """Median and worst of the rounds, after the first ones, which warm plans and caches."""
    rounds = []
    for at in range(WARM + ROUNDS):
        began = time.perf_counter()
        answer = await operations.answer(Context(works, person), document, None, {})
        spent = (time.perf_counter() - began) * 1e3
        assert answer is not None
        assert not answer.errors, answer.errors
        if at >= WARM:
            rounds.append(spent)
    return statistics.median(rounds), max(rounds)


async def measure(works: Works, people: dict[str, UUID], size: int) -> dict[str, float]:
    """The medians of every page for both readers at one size."""
    result = {}
    for page, document in PAGES.items():
        for reader, person in people.items():
            median, worst = await milliseconds(works, person, document)
            result[f"{page} ({reader})"] = median
            print(f"{size:>7,} projects  {page:<34} {reader:<16} {median:8.1f} ms  (worst round {worst:.1f})")
    return result


async def bench() -> None:
    """Fill, measure, fill more, measure again, compare."""
    began, results = time.perf_counter(), []
    async with a_portfolio() as portfolio:
        works = Works(portfolio.database)
        for size in SIZES:
            await portfolio.grow(size)
            results.append(await measure(works, portfolio.readers, size))
    print()
    for name, at_small in results[0].items():
        print(f"  ratio {SIZES[1] // SIZES[0]}x projects  {name:<54} {results[1][name] / at_small:5.2f}x")
    spent = time.perf_counter() - began
    print(f"\n  {spent:.0f} s in all: {'within' if spent <= BOUND_SECONDS else 'ABOVE'} the bound of {BOUND_SECONDS} s")


if __name__ == "__main__":
    asyncio.run(bench())
