"""Lapor: the entry grid of one PD and month, and handing the report in."""
