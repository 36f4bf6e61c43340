"""Which edit of a record stands: a form sends it back, so that nobody overwrites what they have not seen."""

from typing import Any

from triptych.graphql.reading.declared.fields import column
from triptych.model.base import Versioned


def version_of(table: type[Versioned]) -> Any:
    """The number of the edit that stands."""
    return column(table.version, doc="Which edit stands; send it back as `seen` with the next one.")
