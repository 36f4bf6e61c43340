"""How the product reaches people: composition root, sign-in, limits, headers, probes, static front end."""
