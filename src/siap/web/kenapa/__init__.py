"""Kenapa: how a status came about."""
