"""Luring: the service worker, and what a browser may keep."""
