"""The role policy and what it answers: a yes with its line, or a no with its facts."""
