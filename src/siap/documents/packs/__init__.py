"""Packs: which figures a document shows, in which order and in which words."""
