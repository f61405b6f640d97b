"""Aturan: the rule book, as a page."""
