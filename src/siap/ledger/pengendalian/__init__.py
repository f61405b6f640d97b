"""Pengendalian: kendala, tindak lanjut, rapat and sidak will live here; an empty room for now."""
