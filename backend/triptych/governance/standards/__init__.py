"""Standard rules: what the offices demand, in versions."""
