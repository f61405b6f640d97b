"""Jejak: who changed what, when; and the proof of the chain."""
