"""Beranda: the one page for a leader."""
