"""Web: HTML with htmx, one folder per room; views receive rekap values and never compute."""
