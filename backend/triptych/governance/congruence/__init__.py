"""Whether decisions match what leaders declared."""
