"""Who holds what now, who stands above whom, and who can say yes."""
