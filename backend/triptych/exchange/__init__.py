"""How data comes in and goes out: readers, identity across files, reconciliation. Nothing is dropped silently."""
