"""Amounts as columns: both the amount and its currency, or neither."""

from typing import Any

from triptych.kernel.money import Money


def columns(name: str, given: Money | None) -> dict[str, Any]:
    """``<name>_amount`` and ``<name>_currency``."""
    return {
        f"{name}_amount": None if given is None else given.amount,
        f"{name}_currency": None if given is None else given.currency,
    }


def burn_columns(burn: Money | None, basis: str | None) -> dict[str, Any]:
    """The weekly burn with its basis; without a burn there is no basis either."""
    return {**columns("weekly_burn", burn), "weekly_burn_basis": None if burn is None else basis}
