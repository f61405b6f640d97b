"""Bukti: photos and documents that stand behind a figure, and what their bytes tell."""
