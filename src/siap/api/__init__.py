"""API: JSON v1 for machines; its first route comes with the issue that needs it."""
