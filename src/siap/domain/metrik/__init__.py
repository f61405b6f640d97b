"""Metrik: additive measures, the closed formula algebra, and the catalogue of everything SIAP divides."""
