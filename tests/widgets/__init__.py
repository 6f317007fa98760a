"""The widgets: their Python side, their one script, and the sentences they say."""
