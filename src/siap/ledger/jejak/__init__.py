"""Jejak: who did what when, chained by hash; and what every append-only table shares."""
