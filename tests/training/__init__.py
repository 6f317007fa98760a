"""Training, checkpoints and processes that train together."""
