"""Laporan: the monthly report as pure values: its states, its calendar, its snapshot, its progress."""
