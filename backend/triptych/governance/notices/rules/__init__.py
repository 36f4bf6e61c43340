"""What can be said of notices without a database: whom what concerns, and when it is mailed."""
