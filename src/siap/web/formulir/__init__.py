"""Formulir: the month's form as a workbook, out and back in."""
