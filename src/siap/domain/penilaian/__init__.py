"""Penilaian: what a number is judged to be - bands, what would turn them, ranks."""
