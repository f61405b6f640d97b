"""Flows: where the book, the readers, the mart and the documents meet, for every door (ADR 0002)."""
