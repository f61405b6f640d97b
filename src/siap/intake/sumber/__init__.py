"""Sumber: one reader per kind of file that Pemda already have, and one for SIAP's own forms."""
