"""Pelaporan: monthly reports, evidence and verification will live here; an empty room for now."""
