"""Impor: files in, with preview and confirmation."""
