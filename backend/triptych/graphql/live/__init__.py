"""How a change in the database becomes a tick of whoever watches the record, and of nobody else."""
