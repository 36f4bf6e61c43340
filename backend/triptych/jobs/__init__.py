"""What happens later: clocks, escalation, expiry, rollups; everything that is enqueued through the model."""
