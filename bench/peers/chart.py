"""A bar chart as SVG: groups of bars with their numbers, readable on a light and on a dark ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

BAR, GAP, LEFT, WIDTH = 22, 14, 210, 780
COLOURS = ("--first", "--second", "--third")
STYLE = """
  :root { --ink: #1c2430; --soft: #5b6675; --line: #d5dae1; --ground: #ffffff;
    --first: #1f6feb; --second: #b4690e; --third: #5b6675; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --soft: #9aa6b6; --line: #38424f; --ground: #12171e;
    --first: #6cb0ff; --second: #f0ad55; --third: #9aa6b6; } }
  text { font: 13px system-ui, sans-serif; fill: var(--ink); } .soft { fill: var(--soft); font-size: 12px; }
  .title { font-size: 15px; font-weight: 600; }
"""


@dataclass(frozen=True)
class Group:
    """Bars that are compared with each other: a name, and a value with its words for each series."""

    name: str
    values: Sequence[tuple[float, str]]


def drawn(title: str, told: str, series: Sequence[str], groups: Sequence[Group]) -> str:
    """The chart. `told` says under the title what is measured and in which unit; longer bars are larger values."""
    most = max(value for group in groups for value, _ in group.values) or 1
    scale = (WIDTH - LEFT - 130) / most
    parts: list[str] = []
    y = 84
    for group in groups:
        parts.append(
            f'<text x="{LEFT - 12}" y="{y + BAR * len(group.values) / 2 + 4}" text-anchor="end">'
            f"{escape(group.name)}</text>"
        )
        for at, (value, words) in enumerate(group.values):
            parts.append(
                f'<rect x="{LEFT}" y="{y}" width="{max(1, value * scale):.1f}" height="{BAR - 4}" rx="2" '
                f'fill="var({COLOURS[at]})"/>'
            )
            parts.append(
                f'<text class="soft" x="{LEFT + max(1, value * scale) + 8:.1f}" y="{y + BAR - 9}">'
                f"{escape(words)}</text>"
            )
            y += BAR
        y += GAP
    keys = _keys(series)
    line = f'<line x1="{LEFT}" y1="76" x2="{LEFT}" y2="{y - GAP + 4}" stroke="var(--line)"/>'
    head = (
        f'<text class="title" x="16" y="26">{escape(title)}</text>'
        f'<text class="soft" x="16" y="46">{escape(told)}</text>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img" '
        f'aria-label="{escape(title)}">\n<style>{STYLE}</style>\n'
        f'<rect width="{WIDTH}" height="{y}" fill="var(--ground)"/>\n{head}\n{keys}\n{line}\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _keys(series: Sequence[str]) -> str:
    """Which colour is what."""
    parts, x = [], LEFT
    for at, name in enumerate(series):
        parts.append(
            f'<rect x="{x}" y="56" width="11" height="11" rx="2" fill="var({COLOURS[at]})"/>'
            f'<text class="soft" x="{x + 17}" y="66">{escape(name)}</text>'
        )
        x += 34 + 7 * len(name)
    return "".join(parts)
