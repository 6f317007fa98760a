"""The checks of the course; the folders mirror the package."""
