"""What a standard must say; pure."""
