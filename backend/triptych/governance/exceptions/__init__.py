"""Exception requests: from the need in own words to a decision, and what it covers."""
