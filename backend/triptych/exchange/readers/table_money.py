"""Which currency the amounts of a line are in: the line's own, else the one its amounts and their headings name."""

import re
from collections.abc import Iterable

from triptych.exchange.numbers import NotANumber, read_number
from triptych.exchange.readers.table_cells import WrongCell
from triptych.kernel.money import CURRENCIES

_SYMBOLS = {"£": "GBP", "€": "EUR"}
_DOLLARS = frozenset(code for code in CURRENCIES if code.endswith("D"))
_IN_HEADING = re.compile(r"[£€$]|(?<=\()[A-Z]{3}\b|\b(GBP|EUR|USD)\b")


def line_currency(amounts: Iterable[tuple[str, str]], stated: str | None) -> str | None:
    """The currency of a line with these (heading, amount) pairs; None when nothing says one.

    Raises `WrongCell` when the pairs contradict `stated` or each other, or say "$" without telling which dollar.
    """
    said = {named for heading, cell in amounts if cell for named in (_said(heading, cell),) if named}
    if stated is None:
        exact = said - {"$"}
        if len(exact) > 1:
            raise WrongCell(f"The amounts of the line are in {' and '.join(sorted(exact))}; one line has one currency.")
        if said and not exact:
            raise WrongCell("The amount is in $, but nothing tells which dollar; add a currency column.")
        stated = next(iter(exact), None)
    for named in sorted(said):
        if stated != named and not (named == "$" and stated in _DOLLARS):
            raise WrongCell(f"The amount is in {named}, the line's currency is {stated}.")
    return stated


def _said(heading: str, cell: str) -> str | None:
    """The currency an amount or else its heading names; "$" stays as it is, because many dollars write it."""
    try:
        written = read_number(cell).currency
    except NotANumber:
        return None
    if written is None:
        match = _IN_HEADING.search(heading)
        written = match[0] if match else None
        if written and written not in CURRENCIES and written not in {"£", "€", "$"}:
            return None
    if written and written != "$" and _SYMBOLS.get(written, written) not in CURRENCIES:
        raise WrongCell(f"{written!r} is not an ISO 4217 currency code such as EUR.")
    return _SYMBOLS.get(written, written) if written else None
