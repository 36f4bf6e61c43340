"""Class waivers: proposed by a lead, granted by who may waive the rule there, revoked at any instant (EX14)."""
