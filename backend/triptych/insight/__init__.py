"""How the whole portfolio looks: boards and rollups over what the offices measure."""
