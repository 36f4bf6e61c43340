"""Pure laws of exceptions: kernel and the standard library only."""
