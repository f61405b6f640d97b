"""Anggaran: versions of budget, cash plan and physical targets, never edited."""
