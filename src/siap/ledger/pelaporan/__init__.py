"""Pelaporan: one report per PD and month, from its first cell to the closing of the month."""
