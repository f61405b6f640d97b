"""Ledger: the book of record. Django apps, each of the same six files; rows are only added."""
