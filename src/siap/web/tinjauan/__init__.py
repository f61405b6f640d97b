"""Tinjauan: the queue of Adbang, verdicts on a submission, submissions as they were sent."""
