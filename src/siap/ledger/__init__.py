"""Ledger: the book of record. Django apps, each of the same six files (STYLE 5.3); rows are only added."""
