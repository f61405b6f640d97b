"""Rekonsiliasi: where a PD and BPKAD differ, and who clears it up."""
