"""Commands and tasks: the door for terminals, schedulers and scripts."""
