"""Pure maths of the CMO: kernel and the standard library only."""
