"""Realisasi: append-only bookings of money and physical progress, and the facts for the mart."""
