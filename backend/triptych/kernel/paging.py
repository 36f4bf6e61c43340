"""Opaque cursors: the sort values of a row, so that a page goes on where it ended even when rows came in between."""

import base64
import binascii
import json
from dataclasses import dataclass

from triptych.kernel.refusals import Invalid

DEFAULT_PAGE = 50
MAX_PAGE = 500


@dataclass(frozen=True, slots=True)
class Cursor:
    """The sort key of the last row seen; `values` end with the row's id as a tie-breaker."""

    values: tuple[str | None, ...]

    def encode(self) -> str:
        """The cursor as people carry it."""
        return base64.urlsafe_b64encode(json.dumps(self.values).encode()).decode().rstrip("=")


def read_cursor(text: str, length: int, field_path: str = "after") -> Cursor:
    """Read a cursor of `length` values back. A cursor that this product did not make is the client's mistake."""
    wrong = Invalid.at(field_path, "bad_cursor", "This cursor is not one of this list; start again without it.")
    if len(text) > 4096:
        raise wrong
    try:
        values = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise wrong from error
    if (
        not isinstance(values, list)
        or len(values) != length
        or not all(v is None or isinstance(v, str) for v in values)
    ):
        raise wrong
    return Cursor(tuple(values))
