"""The only room that decides across the three offices."""
