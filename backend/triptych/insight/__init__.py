"""How the whole portfolio looks: boards across the three offices, every figure with its records and its formula."""
