"""Reconciliation: what was read is what was created, updated, left unchanged and rejected."""

from dataclasses import dataclass


class DoesNotReconcile(AssertionError):
    """Counts that do not add up are a bug of the importer; the transaction must not be committed."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """``read = created + updated + unchanged + rejected``, checked when made (DT1)."""

    read: int
    created: int
    updated: int
    unchanged: int
    rejected: int

    def __post_init__(self) -> None:
        if min(self.read, self.created, self.updated, self.unchanged, self.rejected) < 0:
            raise DoesNotReconcile(f"a count below zero: {self}")
        if self.read != self.created + self.updated + self.unchanged + self.rejected:
            raise DoesNotReconcile(str(self))

    def __str__(self) -> str:
        return (
            f"{self.read} read = {self.created} created + {self.updated} updated"
            f" + {self.unchanged} unchanged + {self.rejected} rejected"
        )
