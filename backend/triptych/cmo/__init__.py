"""Initiatives, groups and assessments: what the change office owns and measures."""
