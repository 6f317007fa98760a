"""What belongs to the LearningRateExplorer alone: its sentences, and the parts of its script."""
