"""Bukti: photos and documents that stand behind a figure."""
