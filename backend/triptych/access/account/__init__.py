"""One's own: signing in, password, profile, drafts and saved views."""
