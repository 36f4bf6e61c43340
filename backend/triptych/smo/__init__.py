"""Services, agreements and transitions: what the service office owns and measures."""
