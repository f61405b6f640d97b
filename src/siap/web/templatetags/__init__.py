"""Template filters and tags of the face."""
