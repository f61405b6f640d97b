"""Nomenklatur: the national code lists by version, and the names that a Pemda's own files give."""
