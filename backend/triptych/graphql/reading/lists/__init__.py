"""Lists: what their arguments mean, which part of them is asked for, and what all of their rows come to."""
