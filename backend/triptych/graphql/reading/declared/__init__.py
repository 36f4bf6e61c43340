"""How the types of the graph are declared, what is known of them, and who sees which rows."""
