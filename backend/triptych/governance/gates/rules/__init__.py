"""Pure laws of gates: kernel and the standard library only."""
