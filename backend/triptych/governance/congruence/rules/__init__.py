"""Pure laws of congruence: kernel and the standard library only."""
