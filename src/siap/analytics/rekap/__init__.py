"""Rekap: questions put to the mart, and answers handed to the domain to divide and judge."""
