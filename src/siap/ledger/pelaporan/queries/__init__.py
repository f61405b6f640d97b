"""Reads of pelaporan."""
