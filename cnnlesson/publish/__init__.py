"""Notebooks to pages and slides: one file per chapter, alive without a kernel or a network.

`python -m cnnlesson.publish site | slides | notebooks` does it for the whole course.
"""
