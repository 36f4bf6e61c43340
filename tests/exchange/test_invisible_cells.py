"""A cell that shows nothing is an empty cell: a mapped column that is needed refuses it."""

import pytest

from exchange.published_files import csv_bytes
from triptych.exchange.readers.table import read_table
from triptych.exchange.readers.table_rows import Target

SERVICES = ["Service", "Family"]


@pytest.mark.parametrize("cell", ["\u200b", "\u2060\ufeff", "\u00ad", "\u2800", "\u3164"])
def test_a_name_that_shows_nothing_is_missing(cell: str) -> None:
    blank = read_table(csv_bytes([SERVICES, [" ", "Platforms"], ["Hosting", "Platforms"]]), Target.SERVICES)

    unseen = read_table(csv_bytes([SERVICES, [cell, "Platforms"], ["Hosting", "Platforms"]]), Target.SERVICES)

    assert [reject.reason for reject in unseen.rejects] == [reject.reason for reject in blank.rejects]
    assert len(unseen.rejects) == len(unseen.records) == 1
