"""Global ids: opaque to people, typed inside, and clear about a wrong one."""

import base64
import binascii
import re
from uuid import UUID

from triptych.kernel.refusals import Invalid

_CALLED = {
    "OrgUnit": "unit",
    "Rule": "standard",
    "SignInSession": "session",
    "SupplySource": "source of supply",
    "Transition": "service transition",
}


def to_global(type_name: str, key: UUID | str) -> str:
    """The id of a record as the graph shows it."""
    return base64.urlsafe_b64encode(f"{type_name}:{key}".encode()).decode().rstrip("=")


def from_global(text: str, field_path: str = "id") -> tuple[str, UUID]:
    """The type name and key of a global id; raises `Invalid` at `field_path` for anything this product did not make."""
    wrong = Invalid.at(field_path, "bad_id", "This is not an id of this product.")
    if len(text) > 200 or not text.isascii():
        raise wrong
    try:
        type_name, _, key = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition(":")
        return type_name, UUID(key)
    except (binascii.Error, ValueError) as error:
        raise wrong from error


def key_of(text: str, expected: str, field_path: str = "id") -> UUID:
    """The key of a global id that must be of the expected type."""
    type_name, key = from_global(text, field_path)
    if type_name != expected:
        raise Invalid.at(field_path, "wrong_kind", f"This is the id of {_said(type_name)}, not of {_said(expected)}.")
    return key


def _said(type_name: str) -> str:
    """A type of the graph as people call it, with its article: "an exception request", "a unit"."""
    words = _CALLED.get(type_name) or re.sub(r"(?<!^)(?=[A-Z])", " ", type_name).lower() or "nothing"
    return words if words == "nothing" else f"{'an' if words[0] in 'aeio' else 'a'} {words}"
