"""Tugas: what waits for a person today, who has reported, and who must be admonished."""
