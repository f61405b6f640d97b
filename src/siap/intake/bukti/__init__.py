"""Bukti: photos and documents judged by their bytes, and outlines of regions. Knows no Django."""
