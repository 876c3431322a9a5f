"""Metrics: arithmetic on tallies, each with its definition as data."""
