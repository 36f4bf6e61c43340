"""Pure maths of the SMO: kernel and the standard library only."""
