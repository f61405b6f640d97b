"""Masuk: signing in and out, and the colour theme."""
