"""Peringkat: the control table of a Rakor POP."""
