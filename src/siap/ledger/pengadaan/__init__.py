"""Pengadaan: procurement packages will live here; an empty room for now."""
