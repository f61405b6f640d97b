"""Pengendalian: reminders and admonitions; kendala, tindak lanjut, rapat and sidak will live here too."""
