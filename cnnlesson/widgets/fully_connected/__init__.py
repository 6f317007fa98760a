"""What belongs to the explorer of fully-connected layers alone: its arithmetic, its script."""
