"""The figures as charts in docs/charts/."""

from pathlib import Path

from stage.portfolio import A_PART, EVERYTHING

from peers.chart import Group, drawn
from peers.postgraphile import VERSION
from peers.results import PAGES, Results

CHARTS = Path(__file__).parents[2] / "docs" / "charts"


def pictures(results: Results) -> None:
    """One chart for each of the three comparisons."""
    CHARTS.mkdir(parents=True, exist_ok=True)
    (CHARTS / "by-hand.svg").write_text(by_hand(results))
    (CHARTS / "projects.svg").write_text(projects(results))
    if not results.absent:
        (CHARTS / "postgraphile.svg").write_text(beside_postgraphile(results))


def by_hand(results: Results) -> str:
    """Compiled reads beside statements written by hand."""
    size = results.sizes[-1]
    groups = [
        Group(f"{key.question}, {key.reader}", [(each.processor, f"{each.processor:.2f} ms") for each in (load, hand)])
        for key, load in results.found.items()
        if key.who == "compiled" and key.projects == size and (hand := results.found.get(key.of("by hand")))
    ]
    told = f"Processor time of server and database for one request over HTTP, {size:,} projects; less is better"
    return drawn("Compiled reads beside statements written by hand", told, ("compiled", "by hand"), groups)


def projects(results: Results) -> str:
    """A page at every number of projects."""
    groups = [
        Group(
            f"{name}, {reader}",
            [
                (load.median, f"{load.median:.1f} ms")
                for load in (results.compiled(name, reader, size) for size in results.sizes)
            ],
        )
        for name in PAGES
        for reader in (EVERYTHING, A_PART)
    ]
    told = "Median time of one request over HTTP, one connection; less is better"
    title = f"A page from {results.sizes[0]:,} to {results.sizes[-1]:,} projects"
    return drawn(title, told, [f"{size:,} projects" for size in results.sizes], groups)


def beside_postgraphile(results: Results) -> str:
    """Requests a second beside PostGraphile."""
    groups = [
        Group(
            f"{key.question}, {key.connections} connection{'s' if key.connections > 1 else ''}",
            [(each.rate, f"{each.rate:.0f}") for each in (load, results.found[key.of("PostGraphile")])],
        )
        for key, load in results.found.items()
        if key.who == "product"
    ]
    told = f"Requests a second, the same database with {results.sizes[-1]:,} projects; only the product checks who asks"
    return drawn(f"Beside PostGraphile {VERSION}", told, ("product", "PostGraphile"), groups)
