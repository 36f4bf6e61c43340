"""What a reader hands over: typed records and rejects, which together are everything that was read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from triptych.exchange.rejects import Reject

Record = TypeVar("Record")
Progress = Callable[[int, int], None]
"""Called with (records done, records in all) while a file is read; the command line draws its bar from it."""

STEP = 100


@dataclass(frozen=True, slots=True)
class Reading(Generic[Record]):
    """Every record of a file, either typed or rejected: ``read = len(records) + records rejected``, checked.

    `headings` and the rejects together make the reject file; `notes` are plain sentences about choices the reader made
    (shape, encoding, where the year came from, columns that were not there or not used). `columns` is, for a mapped
    table, each field with the heading it was read from.
    """

    records: tuple[Record, ...]
    rejects: tuple[Reject, ...]
    read: int
    headings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.read != len(self.records) + self.rejected:
            raise AssertionError(f"read {self.read} is not {len(self.records)} records + {self.rejected} rejected")

    @property
    def rejected(self) -> int:
        """How many records were rejected; one record may have several rejects, one for each thing wrong with it."""
        return len({reject.record for reject in self.rejects})


def counted(rows: list[Record], progress: Progress | None) -> Iterator[Record]:
    """The rows one by one, telling the progress every hundred rows and at the end."""
    for done, row in enumerate(rows):
        if progress and done % STEP == 0:
            progress(done, len(rows))
        yield row
    if progress:
        progress(len(rows), len(rows))
