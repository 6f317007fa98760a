"""Scripts that made the files that come with the course.

Each is run by hand, as `python -m cnnlesson.recipes.name`, when what is shipped is to be drawn
again; `--help` says what it needs. Nothing in the course imports them.
"""
