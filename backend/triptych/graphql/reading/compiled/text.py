"""JSON put together out of JSON: what a statement answered is never read and written again."""

import json
from collections.abc import Iterable
from typing import Any


def object_text(members: Iterable[tuple[str, str]]) -> str:
    """An object of these names and values. Names are those of GraphQL, which need no escaping."""
    return "{" + ",".join(f'"{key}":{value}' for key, value in members) + "}"


def value_text(value: Any) -> str:
    """A value of plain Python types."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
