"""Aturan: every finding SIAP can make, one module per family, printed from one register."""
