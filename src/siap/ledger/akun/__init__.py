"""Akun: people, their dated roles, and what each may see and do."""
