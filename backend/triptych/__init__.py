"""Triptych: one governed portfolio of projects, services and people change."""
