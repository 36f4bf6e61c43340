"""Reads as one SQL statement per root field, behind the schema that stands (law 3)."""
