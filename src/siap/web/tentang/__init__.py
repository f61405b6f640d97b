"""Tentang: what stands behind the figures of an edition."""
