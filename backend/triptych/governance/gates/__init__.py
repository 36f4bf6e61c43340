"""Gates: criteria, evidence and a decision, under three keys."""
