"""Kolom: the reading wing. Engines add up columns, the domain divides and judges; no Django here."""
