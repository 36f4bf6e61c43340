"""Pure rules of the boards."""
