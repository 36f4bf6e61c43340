"""Pure maths of the PMO: kernel and the standard library only."""
